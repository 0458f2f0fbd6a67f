import * as z from 'zod/mini';
import { type EventType, eventTypes, type TraceEvent } from './event.js';
import { fold } from './fold.js';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a field must be: a value, equal as JSON, or one operator on it. Objects only as `is`: a mistyped operator is none. */
const wanted = z.union([
  scalar,
  z.array(z.unknown()),
  z.strictObject({ is: z.unknown() }),
  z.strictObject({ not: z.unknown() }),
  z.strictObject({ over: z.number() }),
  z.strictObject({ under: z.number() }),
  z.strictObject({ matches: z.string().check(z.refine(isPattern, 'must be a regular expression')) }),
]);
type Wanted = z.output<typeof wanted>;

/** By the names of fields; fields inside fields are written with dots (`cookie.name`). */
const where = z._default(z.record(z.string(), wanted), {});
const many = z.int().check(z.minimum(0));
/** A bare number is "at least". */
const count = z._default(
  z.union([z.int().check(z.minimum(1)), z.strictObject({ exactly: many }), z.strictObject({ most: many })]),
  1,
);
const event = z.enum(eventTypes);

/** So many events of this type have these fields; `after`: of those after the event that such an other is. */
const eventClaim = z.strictObject({
  event,
  where,
  count,
  after: z.optional(z.strictObject({ event, where })),
});

/**
 * So many cookies are in the jars (its fields and `browser`), or rows in the store (`sid`, `session`), after the last
 * event; or the app that runs is such a one (`options`: those of express-session, as given).
 */
const heldClaim = z.strictObject({ held: z.enum(['cookie', 'row', 'app']), where, count });

type EventClaim = z.output<typeof eventClaim>;
type HeldClaim = z.output<typeof heldClaim>;
export type Claim = EventClaim | HeldClaim | { all: Claim[] } | { any: Claim[] } | { not: Claim };

/** A claim over a trace: of its events, of what is held after them, or of several claims together. */
export const claim: z.ZodMiniType<Claim> = z.union([
  eventClaim,
  heldClaim,
  z.strictObject({ all: z.array(z.lazy(() => claim)) }),
  z.strictObject({ any: z.array(z.lazy(() => claim)) }),
  z.strictObject({ not: z.lazy(() => claim) }),
]);

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the claim holds of these events. */
export function check(one: Claim, events: readonly TraceEvent[]): boolean {
  if ('all' in one) return one.all.every((each) => check(each, events));
  if ('any' in one) return one.any.some((each) => check(each, events));
  if ('not' in one) return !check(one.not, events);
  if ('held' in one) return isMany(held(one.held, events), one);
  return isMany(ofType(one.event, later(one.after, events)), one);
}

const ofType = (type: EventType, events: readonly TraceEvent[]) => events.filter((event) => event.type === type);

/** The events after the first that is meant; none while it has not come. */
function later(first: EventClaim['after'], events: readonly TraceEvent[]): readonly TraceEvent[] {
  if (!first) return events;
  const fits = fitting(first.where);
  const at = events.findIndex((event) => event.type === first.event && fits(event));
  return at < 0 ? [] : events.slice(at + 1);
}

function held(what: HeldClaim['held'], events: readonly TraceEvent[]): unknown[] {
  const { browsers, rows, options } = fold(events, events.length);
  if (what === 'app') return [{ options }];
  if (what === 'row') return Object.entries(rows).map(([sid, session]) => ({ sid, session }));
  return Object.entries(browsers).flatMap(([browser, jar]) => jar.map((cookie) => ({ ...cookie, browser })));
}

function isMany(things: readonly unknown[], { where, count }: Pick<EventClaim, 'where' | 'count'>): boolean {
  const found = things.filter(fitting(where)).length;
  if (typeof count === 'number') return found >= count;
  return 'exactly' in count ? found === count.exactly : found <= count.most;
}

/** Whether a thing has these fields. */
function fitting(where: Record<string, Wanted>): (thing: unknown) => boolean {
  const fields = Object.entries(where).map(([path, value]) => [path.split('.'), asked(value)] as const);
  return (thing) => fields.every(([path, holds]) => holds(fieldOf(thing, path)));
}

function asked(value: Wanted): (field: unknown) => boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return equal(value);
  if ('is' in value) return equal(value.is);
  if ('not' in value) {
    const same = equal(value.not);
    return (field) => !same(field);
  }
  if ('over' in value) return (field) => typeof field === 'number' && field > value.over;
  if ('under' in value) return (field) => typeof field === 'number' && field < value.under;
  const pattern = new RegExp(value.matches);
  return (field) => typeof field === 'string' && pattern.test(field);
}

function equal(value: unknown): (field: unknown) => boolean {
  const json = JSON.stringify(value);
  return (field) => JSON.stringify(field) === json;
}

function fieldOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
