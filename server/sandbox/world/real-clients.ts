import type { RequestInput } from '../../../protocol/action.js';
import type { HeaderList } from '../../../trace/event.js';
import type { Browsers } from './browser/browsers.js';
import { bodyBytes } from './browser/page-request.js';
import { type GuestHead, headerList } from './exchange.js';
import type { Recorder } from './recorder.js';
import type { Traffic } from './traffic.js';
import type { VirtualTime } from './virtual-time.js';

/** What goes back to a client outside: the app's response, or why there is none. */
export type RealResponse =
  | {
      status: number;
      statusText: string;
      headers: HeaderList;
      /** Its bytes, in base64. */
      body: string;
      /** When it was sent, by the sandbox's clock: ms since the Unix epoch. */
      sentAt: number;
    }
  | { error: string /** Nobody refused it: it was waited for in vain. */; timedOut: boolean };

/**
 * Clients outside: they send just what their requests say, and keep their own cookies. What the last of their requests
 * came to is kept here until it is taken.
 */
export class RealClients {
  readonly #browsers: Browsers;
  readonly #traffic: Traffic;
  readonly #recorder: Recorder;
  readonly #time: VirtualTime;
  #response: RealResponse | null = null;

  constructor(browsers: Browsers, traffic: Traffic, recorder: Recorder, time: VirtualTime) {
    this.#browsers = browsers;
    this.#traffic = traffic;
    this.#recorder = recorder;
    this.#time = time;
  }

  /** Starts a request; the schedule does the rest. */
  fetch(input: RequestInput) {
    const { browser, method, url, headers = {} } = input;
    const { hostname } = new URL(url);
    this.#traffic.send({
      id: this.#traffic.nextId(browser),
      address: this.#browsers.address(browser),
      wire: { method, url, headers: headerList(headers), body: bodyBytes(input) },
      onHead: () => {},
      onFail: () => {},
      onEnd: (end) => {
        this.#response = 'error' in end ? end : this.#forClient(end, hostname);
      },
    });
  }

  /** What the last request came to; given once, null when there was none. */
  takeResponse(): RealResponse | null {
    const response = this.#response;
    this.#response = null;
    return response;
  }

  /** The response without the cookies that would go to others than this sandbox; those are told. */
  #forClient({ id, status, statusText, headers, body }: GuestHead & { body: string }, host: string): RealResponse {
    const withheld = headers.filter(
      ([name, value]) => name.toLowerCase() === 'set-cookie' && reachesBeyond(value, host),
    );
    for (const [, value] of withheld) {
      const message = `A Set-Cookie header was not passed on: its Domain covers more than ${host}, so other sandboxes would get the cookie. ${value}`;
      this.#recorder.record({ type: 'warning', library: 'playground', message }, id);
    }
    const kept = headers.filter((header) => !withheld.includes(header));
    return { status, statusText, headers: kept, body, sentAt: this.#time.epoch };
  }
}

/**
 * Whether a Set-Cookie header would reach beyond the sandbox's own host: to the other sandboxes, which are its
 * siblings, or to the playground. Browsers refuse it where the parent is a public suffix; curl does not, and a hosted
 * domain need not be one (RFC 6265bis section 5.7, steps 9 and 10).
 */
export function reachesBeyond(setCookie: string, host: string): boolean {
  const domains = setCookie
    .split(';')
    .slice(1)
    .flatMap((attribute) => /^\s*domain\s*=\s*\.?(.*?)\s*$/i.exec(attribute)?.[1]?.toLowerCase() ?? []);
  // the last Domain attribute counts, in browsers; any one is enough here
  return domains.some((domain) => domain !== '' && host.endsWith(`.${domain}`));
}
