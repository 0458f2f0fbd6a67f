import type { HeldCookie } from '../../../../trace/event.js';
import type { Recorder } from '../recorder.js';
import type { VirtualTime } from '../virtual-time.js';
import { Browser, type CookieOutcome } from './browser.js';

/** The browsers of a world by name, each there from its first use on; what their jars do is told to the recorder. */
export class Browsers {
  readonly #recorder: Recorder;
  readonly #time: VirtualTime;
  readonly #all = new Map<string, Browser>();

  constructor(recorder: Recorder, time: VirtualTime) {
    this.#recorder = recorder;
    this.#time = time;
  }

  /** The IP address of a browser: of those kept for documentation (RFC 5737), another for each while they last. */
  address(name: string): string {
    this.#browser(name);
    return `203.0.113.${([...this.#all.keys()].indexOf(name) % 254) + 1}`;
  }

  /** The Cookie header that goes with a request now, or null; what has expired until now is dropped first. */
  cookieHeader(name: string, url: string): string | null {
    this.#expire(name, this.#browser(name));
    return this.#browser(name).cookieHeader(url, this.#time.epoch);
  }

  /** Takes one Set-Cookie header: of the response to `requestId`, or by hand. */
  setCookie(name: string, header: string, url: string, requestId: string | null = null) {
    this.#tell(this.#browser(name).setCookie(header, url, this.#time.epoch), name, requestId);
  }

  /** Removes every cookie of that name from one browser's jar. */
  deleteCookie(name: string, cookie: string) {
    for (const outcome of this.#browser(name).deleteCookie(cookie)) this.#tell(outcome, name);
  }

  /** Drops what has expired by now from every jar. */
  expire() {
    for (const [name, browser] of this.#all) this.#expire(name, browser);
  }

  cookies(): Record<string, HeldCookie[]> {
    return Object.fromEntries([...this.#all].map(([name, browser]) => [name, browser.cookies()]));
  }

  clear() {
    this.#all.clear();
  }

  #browser(name: string): Browser {
    let browser = this.#all.get(name);
    if (!browser) {
      browser = new Browser();
      this.#all.set(name, browser);
    }
    return browser;
  }

  #expire(name: string, browser: Browser) {
    for (const outcome of browser.expire(this.#time.epoch)) this.#tell(outcome, name);
  }

  #tell(outcome: CookieOutcome, browser: string, requestId: string | null = null) {
    this.#recorder.recordFor(browser, { type: 'browser.cookie', ...outcome }, requestId);
  }
}
