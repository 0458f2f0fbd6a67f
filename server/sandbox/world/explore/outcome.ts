import type { ExperimentResponse } from '../../../../protocol/result.js';
import type { EventOf, TraceEvent } from '../../../../trace/event.js';

/** Where one schedule led to. */
export type Ending = { events: readonly TraceEvent[]; responses: ExperimentResponse[]; store: Record<string, unknown> };

/**
 * What two schedules have in common that end alike: statuses, bodies and rows. Left out is what tells nothing: which of
 * several requests that are alike got which answer, the ids of sessions that are new, and when cookies expire, since how
 * long things take is unknown here.
 */
export function outcomeOf({ events, responses, store }: Ending): string {
  const kinds = kindsOf(events);
  const anonymous = withoutNewIds(events, kinds);
  const answers = responses.map(({ requestId, status, body, error }) =>
    anonymous(JSON.stringify([kinds.get(requestId) ?? '', status, body, error ?? null])),
  );
  const rows = Object.entries(store).map(([sid, row]) => anonymous(JSON.stringify([sid, sorted(row)])));
  return JSON.stringify([answers.sort(), rows.sort()]);
}

/** What a request is, whatever its id: those that are alike are of one kind. One that follows another is of its line. */
export function kindsOf(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'request' || event.requestId === null) continue;
    const { browser, method, url, headers, body, initiator } = event;
    const before = initiator?.redirectOf ?? initiator?.preflightOf;
    const origin = before === undefined ? [headers, body, initiator] : [kinds.get(before)];
    kinds.set(event.requestId, JSON.stringify([browser, method, url, ...origin]));
  }
  return kinds;
}

/** Puts names in place of the ids of sessions that the schedule made. */
function withoutNewIds(events: readonly TraceEvent[], kinds: ReadonlyMap<string, string>) {
  const made = events.filter((event): event is EventOf<'session.generate'> => event.type === 'session.generate');
  const count = new Map<string, number>();
  const names = made.map(({ sid, requestId }) => {
    const kind = kinds.get(requestId ?? '') ?? '';
    count.set(kind, (count.get(kind) ?? 0) + 1);
    return [sid, `new session ${count.get(kind)} of ${kind}`] as const;
  });
  return (text: string) =>
    names.reduce((result, [sid, name]) => (sid === '' ? result : result.replaceAll(sid, name)), text);
}

/** The same data with its keys in order, without when its cookie expires. */
function sorted(value: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((one, i) => sorted(one, [...path, String(i)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(path[0] === 'cookie' && path.length === 1 && key === 'expires'))
      .map(([key, inner]): [string, unknown] => [key, sorted(inner, [...path, key])])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
