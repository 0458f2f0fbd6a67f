import type { Experiment } from '../../../../protocol/experiment.js';
import type { HeldCookie } from '../../../../trace/event.js';
import { type CookieContext, type CookieOutcome, held, isExpired } from './cookie.js';
import { CookieJar, cookieString } from './jar.js';
import { cookieContext, type PageRequest, whyNoCookies } from './page-request.js';
import { site } from './site.js';

export type BrowserSettings = NonNullable<Experiment['browsers']>[string];

/** A page with an address bar of its own: nothing about it is of another site. */
function pageAt(address: string, api: CookieContext['api']): CookieContext {
  const url = new URL(address);
  const first = { crossSite: false, topLevel: true, topLevelSite: site(url), blocksThirdParty: false };
  return { url, api, method: 'GET', ...first };
}

/** A virtual browser: a jar of its own, and what of it goes with a request. Each `now` is in ms since the Unix epoch. */
export class Browser {
  readonly settings: BrowserSettings;
  readonly #jar = new CookieJar();

  constructor(settings: BrowserSettings) {
    this.settings = settings;
  }

  /** The Cookie header for a request, or null when no cookie goes with it; and which cookies of the same site do not. */
  cookiesFor(request: PageRequest, now: number): { header: string | null; withheld: CookieOutcome[] } {
    const refusal = whyNoCookies(request);
    if (refusal) return { header: null, withheld: this.#jar.withholdAll(request.url, refusal) };
    const { sent, withheld } = this.#jar.retrieve(this.#context(request), now);
    return { header: sent.length === 0 ? null : cookieString(sent), withheld };
  }

  /** Takes one Set-Cookie header of the response to a request. */
  receive(header: string, request: PageRequest, now: number): CookieOutcome[] {
    const refusal = whyNoCookies(request);
    if (refusal) return [this.#jar.refuse(header, this.#context(request), refusal, now)];
    return this.#jar.receive(header, this.#context(request), now);
  }

  /** Puts a cookie in by hand, as a response from that address would. */
  put(header: string, url: string, now: number): CookieOutcome[] {
    return this.#jar.receive(header, pageAt(url, 'http'), now);
  }

  /** What a script of the page at `url` reads in `document.cookie`, and what it does not see. */
  readByScript(url: string, now: number): { text: string; withheld: CookieOutcome[] } {
    const { sent, withheld } = this.#jar.retrieve(pageAt(url, 'script'), now);
    return { text: cookieString(sent), withheld };
  }

  /** A script of the page at `url` assigns to `document.cookie`. */
  assignByScript(text: string, url: string, now: number): CookieOutcome[] {
    return this.#jar.receive(text, pageAt(url, 'script'), now);
  }

  /** Removes every cookie of that name; gives those that were there. */
  deleteCookie(name: string): CookieOutcome[] {
    return this.#jar
      .remove((cookie) => cookie.name === name)
      .map((cookie) => ({ cookie: held(cookie), outcome: 'deleted' }));
  }

  /** Drops what has expired by now; gives it. */
  expire(now: number): CookieOutcome[] {
    return this.#jar
      .remove((cookie) => isExpired(cookie, now))
      .map((cookie) => ({ cookie: held(cookie), outcome: 'expired' }));
  }

  /** The current session is over (RFC 6265bis 5.7): cookies without an expiry are gone, and of a private window all. */
  restart() {
    this.#jar.remove((cookie) => this.settings.private || cookie.expires === null);
  }

  keep(): () => void {
    return this.#jar.keep();
  }

  cookies(): HeldCookie[] {
    return this.#jar.cookies.map(held);
  }

  #context(request: PageRequest): CookieContext {
    return cookieContext(request, this.settings.thirdPartyCookies);
  }
}
