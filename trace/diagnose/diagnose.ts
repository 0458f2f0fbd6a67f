import type { TraceEvent } from '../event.js';
import type { Finding } from './finding.js';
import { changeAfterResponse } from './mistakes/change-after-response.js';
import { clearCookieMismatch } from './mistakes/clear-cookie-mismatch.js';
import { cookieNameClash } from './mistakes/cookie-name-clash.js';
import { crossSiteLax } from './mistakes/cross-site-lax.js';
import { fetchWithoutCredentials } from './mistakes/fetch-without-credentials.js';
import { fixation } from './mistakes/fixation.js';
import { maxAgeAndExpires } from './mistakes/max-age-and-expires.js';
import { pathMismatch } from './mistakes/path-mismatch.js';
import { redirectBeforeSave } from './mistakes/redirect-before-save.js';
import { lostUpdate, resaveRace } from './mistakes/resave-race.js';
import { sameSiteNoneWithoutSecure } from './mistakes/same-site-none-without-secure.js';
import { secretChanged } from './mistakes/secret-changed.js';
import { secureBehindProxy } from './mistakes/secure-behind-proxy.js';
import { secureOverHttp } from './mistakes/secure-over-http.js';
import { sessionForStatic } from './mistakes/session-for-static.js';
import { severalSessionMiddlewares } from './mistakes/several-session-middlewares.js';
import { storeWithoutTouch } from './mistakes/store-without-touch.js';
import { uninitializedForBots } from './mistakes/uninitialized-for-bots.js';
import { type Traced, traced } from './traced.js';

/** Finds one known mistake: every place in a trace where somebody made it. */
type Detector = (trace: Traced) => Finding[];

/** A detector per mistake, a file each. */
const detectors: Detector[] = [
  secureOverHttp,
  secureBehindProxy,
  sameSiteNoneWithoutSecure,
  crossSiteLax,
  fetchWithoutCredentials,
  pathMismatch,
  redirectBeforeSave,
  changeAfterResponse,
  severalSessionMiddlewares,
  secretChanged,
  maxAgeAndExpires,
  storeWithoutTouch,
  resaveRace,
  lostUpdate,
  fixation,
  uninitializedForBots,
  sessionForStatic,
  cookieNameClash,
  clearCookieMismatch,
];

/** Every place in a trace where a known mistake was made, in the order of the events that made it so. */
export function findAll(trace: Traced): Finding[] {
  return detectors.flatMap((detect) => detect(trace)).sort((a, b) => a.seq - b.seq);
}

/**
 * The known mistakes that a trace shows, in the order of the events that made them so. A mistake that is made again and
 * again is named once for each version of the code: at its first event.
 */
export function diagnose(events: readonly TraceEvent[]): Finding[] {
  const deploys = events.flatMap(({ type, seq }) => (type === 'deploy' ? [seq] : []));
  const named = new Set<string>();
  return findAll(traced(events)).filter(({ mistake, seq }) => {
    const key = `${mistake} ${deploys.findLast((deploy) => deploy <= seq)}`;
    return !named.has(key) && named.add(key);
  });
}
