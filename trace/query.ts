import * as z from 'zod/mini';
import type { TraceEvent } from './event.js';

/**
 * A claim over a trace: at least `count` events of this type have these fields. Fields inside fields are written with
 * dots (`cookie.name`); values are compared as JSON.
 */
export const claim = z.strictObject({
  event: z.string(),
  where: z._default(z.record(z.string(), z.unknown()), {}),
  count: z._default(z.int().check(z.minimum(1)), 1),
});
export type Claim = z.output<typeof claim>;

/** Whether the claim holds of these events. */
export function check({ event, where, count }: Claim, events: readonly TraceEvent[]): boolean {
  const fields = Object.entries(where).map(([path, value]) => [path.split('.'), JSON.stringify(value)] as const);
  let found = 0;
  for (const one of events) {
    if (one.type === event && fields.every(([path, value]) => JSON.stringify(fieldOf(one, path)) === value)) found += 1;
  }
  return found >= count;
}

function fieldOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
