import type { EventOf, HeldCookie, TraceEvent } from '../event.js';

/** A cookie in a jar, and the event that put it there. */
export type Held = { cookie: HeldCookie; since: EventOf<'browser.cookie'> };

const nothing: readonly Held[] = [];

/** The jars of all browsers, followed through a trace. */
export class Jars {
  readonly #jars = new Map<string, readonly Held[]>();

  take(event: TraceEvent) {
    if (event.type === 'browser.cookie') this.#takeCookie(event);
    else if (event.type === 'browser.restart') this.#restart(event);
  }

  of(browser: string): readonly Held[] {
    return this.#jars.get(browser) ?? nothing;
  }

  #takeCookie(event: EventOf<'browser.cookie'>) {
    const browser = event.browser ?? '';
    const others = this.of(browser).filter(({ cookie }) => !sameCookie(cookie, event.cookie));
    switch (event.outcome) {
      case 'stored':
      case 'replaced':
        this.#jars.set(browser, [...others, { cookie: event.cookie, since: event }]);
        return;
      case 'deleted':
      case 'expired':
      case 'evicted':
        this.#jars.set(browser, others);
    }
  }

  #restart(event: EventOf<'browser.restart'>) {
    const browser = event.browser ?? '';
    const kept = this.of(browser).filter(({ cookie }) => !event.private && cookie.expires !== null);
    this.#jars.set(browser, kept);
  }
}

/** RFC 6265bis section 5.7: a cookie replaces the one of the same name, domain and path. */
const sameCookie = (a: HeldCookie, b: HeldCookie) => a.name === b.name && a.domain === b.domain && a.path === b.path;

/** RFC 6265bis section 5.1.4: whether a cookie with this path goes with a request for `pathname`. */
export function pathMatches(path: string, pathname: string): boolean {
  return pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'));
}
