import type { SessionData, StageState } from './fold/state.js';

/** connect-redis keeps a session without an expiry for a day (its README, `ttl`). */
const redisDefault = 86_400_000;

/**
 * How long a row has left at a moment of the trace, in ms, and which share of its whole life that is, from 0 to 1.
 * @param keptUntil of a row in Redis, as the trace says; undefined for others, which go by their cookie
 * @returns null for a row that does not expire
 */
export function timeToLive(
  { cookie }: SessionData,
  keptUntil: number | null | undefined,
  { at, clock }: Pick<StageState, 'at' | 'clock'>,
): { left: number; share: number } | null {
  const { expires, originalMaxAge } = (cookie ?? {}) as { expires?: unknown; originalMaxAge?: unknown };
  const whole = typeof originalMaxAge === 'number' && originalMaxAge > 0 ? originalMaxAge : redisDefault;
  const until =
    keptUntil !== undefined
      ? keptUntil
      : typeof expires === 'string' && clock !== null
        ? Date.parse(expires) - Date.parse(clock)
        : null;
  if (until === null) return null;
  const left = Math.max(0, until - at);
  return { left, share: Math.min(1, left / whole) };
}
