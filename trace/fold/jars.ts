import type { EventOf, HeldCookie } from '../event.js';
import { ofRequest } from './requests.js';
import { own, type StageState, type Touched } from './state.js';

type Jars = StageState['browsers'];

/** A browser that was seen has a jar, be it empty. */
export const withBrowser = (state: StageState, browser: string | null): Jars =>
  browser === null || Object.hasOwn(state.browsers, browser) ? state.browsers : { ...state.browsers, [browser]: [] };

/** What a browser did with a cookie. */
export function kept(state: StageState, event: EventOf<'browser.cookie'>): Partial<StageState> {
  const { browser, cookie, outcome } = event;
  if (browser === null) return {};
  const jar = own(state.browsers, browser) ?? [];
  const touched: Touched = { what: 'cookie', browser, name: cookie.name, outcome };
  if (outcome === 'withheld') return { touched };
  if (outcome === 'rejected') {
    const refused = event.reason ?? null;
    const told = ofRequest(state, event, (request) => ({ ...request, refused }));
    return { ...told, browsers: withBrowser(state, browser), touched };
  }
  const at = jar.findIndex((held) => sameCookie(held, cookie));
  const others = jar.filter((held) => !sameCookie(held, cookie));
  const gone = outcome === 'expired' || outcome === 'deleted' || outcome === 'evicted';
  const now = gone ? others : others.toSpliced(at < 0 ? others.length : at, 0, cookie);
  return { browsers: { ...state.browsers, [browser]: now }, touched };
}

/** A browser was closed and opened again. */
export function reopened(state: StageState, event: EventOf<'browser.restart'>): Partial<StageState> {
  if (event.browser === null) return {};
  const jar = own(state.browsers, event.browser) ?? [];
  const left = event.private ? [] : jar.filter((cookie) => cookie.expires !== null);
  return { browsers: { ...state.browsers, [event.browser]: left } };
}

export type CookieKey = Pick<HeldCookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partition'>;

/** RFC 6265bis 5.7, step 23: what makes two cookies one. */
export const sameCookie = (a: CookieKey, b: CookieKey) =>
  a.name === b.name &&
  a.domain === b.domain &&
  a.hostOnly === b.hostOnly &&
  a.path === b.path &&
  a.partition === b.partition;
