import type { Experiment } from '../../../../protocol/experiment.js';
import type { HeldCookie } from '../../../../trace/event.js';
import type { Recorder } from '../recorder.js';
import type { VirtualTime } from '../virtual-time.js';
import { Browser } from './browser.js';
import type { CookieOutcome } from './cookie.js';
import type { PageRequest } from './page-request.js';

/** The browsers of a world by name, each there from its first use on; what their jars do is told to the recorder. */
export class Browsers {
  readonly #settings: Experiment['browsers'];
  readonly #recorder: Recorder;
  readonly #time: VirtualTime;
  readonly #all = new Map<string, Browser>();
  /** Every client that ever sent a request, those outside too, in the order they did. */
  #clients: string[] = [];

  constructor(settings: Experiment['browsers'], recorder: Recorder, time: VirtualTime) {
    this.#settings = settings;
    this.#recorder = recorder;
    this.#time = time;
  }

  /** The IP address of a client: of those kept for documentation (RFC 5737), another for each while they last. */
  address(name: string): string {
    if (!this.#clients.includes(name)) this.#clients.push(name);
    return `203.0.113.${(this.#clients.indexOf(name) % 254) + 1}`;
  }

  /** The cookies that go with a request now, and those that do not; what has expired until now is dropped first. */
  cookiesFor(request: PageRequest) {
    const browser = this.#browser(request.browser);
    this.#expire(request.browser, browser);
    return browser.cookiesFor(request, this.#time.epoch);
  }

  /** Takes one Set-Cookie header of the response to `requestId`. */
  receive(header: string, request: PageRequest, requestId: string) {
    this.tell(this.#browser(request.browser).receive(header, request, this.#time.epoch), request.browser, requestId);
  }

  /** Puts a cookie into a jar by hand. */
  put(name: string, header: string, url: string) {
    this.tell(this.#browser(name).put(header, url, this.#time.epoch), name);
  }

  /** Removes every cookie of that name from one browser's jar. */
  deleteCookie(name: string, cookie: string) {
    this.tell(this.#browser(name).deleteCookie(cookie), name);
  }

  /** A script of the page at `url` reads `document.cookie`, or assigns to it. */
  script(name: string, url: string, assign: string | undefined) {
    const browser = this.#browser(name);
    this.#expire(name, browser);
    if (assign === undefined) {
      const { text, withheld } = browser.readByScript(url, this.#time.epoch);
      this.#recorder.recordFor(name, { type: 'browser.script', url, op: 'read', text }, null);
      this.tell(withheld, name);
    } else {
      this.#recorder.recordFor(name, { type: 'browser.script', url, op: 'write', text: assign }, null);
      this.tell(browser.assignByScript(assign, url, this.#time.epoch), name);
    }
  }

  /** Closes a browser and opens it again. */
  restart(name: string) {
    const browser = this.#browser(name);
    browser.restart();
    this.#recorder.recordFor(name, { type: 'browser.restart', private: browser.settings.private }, null);
  }

  /** Drops what has expired by now from every jar. */
  expire() {
    for (const [name, browser] of this.#all) this.#expire(name, browser);
  }

  cookies(): Record<string, HeldCookie[]> {
    return Object.fromEntries([...this.#all].map(([name, browser]) => [name, browser.cookies()]));
  }

  keep(): () => void {
    const kept = [...this.#all].map(([name, browser]) => [name, browser, browser.keep()] as const);
    const clients = [...this.#clients];
    return () => {
      this.clear();
      this.#clients = [...clients];
      for (const [name, browser, putBack] of kept) {
        putBack();
        this.#all.set(name, browser);
      }
    };
  }

  clear() {
    this.#all.clear();
    this.#clients = [];
  }

  tell(outcomes: readonly CookieOutcome[], browser: string, requestId: string | null = null) {
    for (const outcome of outcomes)
      this.#recorder.recordFor(browser, { type: 'browser.cookie', ...outcome }, requestId);
  }

  #browser(name: string): Browser {
    let browser = this.#all.get(name);
    if (!browser) {
      browser = new Browser(this.#settings?.[name] ?? { private: false, thirdPartyCookies: 'allow' });
      this.#all.set(name, browser);
    }
    return browser;
  }

  #expire(name: string, browser: Browser) {
    this.tell(browser.expire(this.#time.epoch), name);
  }
}
