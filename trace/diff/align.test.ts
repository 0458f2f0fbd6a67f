import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../event.js';
import { align } from './align.js';

type Told = { type: string } & Record<string, unknown>;

const traceOf = (told: readonly Told[]): TraceEvent[] =>
  told.map((one, i) => ({ seq: i + 1, at: i, browser: 'alice', requestId: 'r1', ...one }) as unknown as TraceEvent);

const sent = (requestId: string, url = 'http://shop.test/'): Told => ({
  type: 'request',
  requestId,
  method: 'GET',
  url,
  headers: [],
  body: '',
});
const answered = (requestId: string, body = ''): Told => ({
  type: 'response',
  requestId,
  status: 200,
  statusText: 'OK',
  headers: [['ETag', `"${body.length}"`]],
  body,
});
const generated = (requestId: string, sid: string): Told => ({
  type: 'session.generate',
  requestId,
  sid,
  by: 'middleware',
  session: { cookie: {} },
});
const called = (requestId: string, op: string, sid: string): Told => ({
  type: 'store.call',
  requestId,
  callId: 1,
  op,
  sid,
  by: 'middleware',
});

const requestId = fc.constantFrom('r1', 'r2', 'r3');
const told = fc.oneof(
  fc.tuple(requestId, fc.constantFrom('/', '/cart')).map(([id, path]) => sent(id, `http://shop.test${path}`)),
  fc.tuple(requestId, fc.constantFrom('', 'hello')).map(([id, body]) => answered(id, body)),
  fc.tuple(requestId, fc.constantFrom('a', 'b')).map(([id, sid]) => generated(id, sid)),
  fc.tuple(requestId, fc.constantFrom('get', 'set', 'touch')).map(([id, op]) => called(id, op, 'a')),
);
const trace = fc.array(told, { maxLength: 40 }).map(traceOf);

/** What each line says of the two, without what is in the events. */
const lines = (before: readonly Told[], after: readonly Told[]) =>
  align(traceOf(before), traceOf(after)).map(({ before, after, same }) => [before?.type, after?.type, same]);

describe('two traces side by side', () => {
  it('hold each event of both once, in its own order', () => {
    fc.assert(
      fc.property(trace, trace, (before, after) => {
        const moments = align(before, after);
        expect(moments.flatMap((moment) => moment.before ?? [])).toEqual(before);
        expect(moments.flatMap((moment) => moment.after ?? [])).toEqual(after);
        expect(moments.every((moment) => moment.before || moment.after)).toBe(true);
      }),
    );
  });

  it('that are equal stand together from the first event to the last, and say the same', () => {
    fc.assert(
      fc.property(trace, (events) => {
        const moments = align(events, events);
        expect(moments).toEqual(events.map((event) => ({ before: event, after: event, same: true })));
      }),
    );
  });

  it('of which one has more in between lose nothing of what they share', () => {
    fc.assert(
      fc.property(trace, fc.array(fc.nat(), { maxLength: 10 }), (events, places) => {
        const more = places.reduce(
          (longer, place) =>
            longer.toSpliced(place % (longer.length + 1), 0, { type: 'restart', requestId: null } as TraceEvent),
          events,
        );
        const together = align(events, more).filter(({ before, after }) => before && after);
        expect(together).toHaveLength(events.length);
        expect(together.every(({ same }) => same)).toBe(true);
      }),
    );
  });

  it('mark what one run does and the other does not', () => {
    const rest = [sent('r1'), answered('r1')];
    const saved = [sent('r1'), called('r1', 'set', 'a'), answered('r1')];
    expect(lines(saved, rest)).toEqual([
      ['request', 'request', true],
      ['store.call', undefined, false],
      ['response', 'response', true],
    ]);
  });

  it('mark what says something else, and take whether a cookie is sent for one step', () => {
    const cookie = { type: 'cookie.set', name: 'connect.sid', header: 'connect.sid=a', sid: 'a', attributes: {} };
    const skipped = { type: 'cookie.skip', name: 'connect.sid', reason: 'not-needed' };
    expect(lines([cookie, answered('r1', 'views 1')], [skipped, answered('r1', 'views 2')])).toEqual([
      ['cookie.set', 'cookie.skip', false],
      ['response', 'response', false],
    ]);
  });

  it('take the same session for the same, whatever its id, and do not look at the code or where it stands', () => {
    const run = (sid: string, app: string, line: number): Told[] => [
      { type: 'deploy', requestId: null, app, clock: '2026-01-01T00:00:00.000Z', keepStore: false },
      {
        type: 'middleware',
        phase: 'enter',
        name: 'session',
        kind: 'middleware',
        line,
        session: { call: 1, resave: line },
      },
      {
        type: 'pipeline',
        requestId: null,
        layers: [{ layer: 1, depth: 0, name: 'session', kind: 'session', line, session: { call: 1, resave: line } }],
      },
      generated('r1', sid),
      called('r1', 'set', sid),
      answered('r1', `you are ${sid}`),
    ];
    const moments = lines(run('a'.repeat(32), 'one', 1), run('b'.repeat(32), 'other', 9));
    expect(moments.every(([, , same]) => same)).toBe(true);
  });

  it('know a request again that has another number, because one run followed a redirect before it', () => {
    const home = 'http://shop.test/home';
    const redirected = [sent('r1'), answered('r1'), sent('r2', home), answered('r2'), sent('r3'), answered('r3')];
    const straight = [sent('r1'), answered('r1'), sent('r2'), answered('r2')];
    expect(lines(redirected, straight)).toEqual([
      ['request', 'request', true],
      ['response', 'response', true],
      ['request', undefined, false],
      ['response', undefined, false],
      ['request', 'request', true],
      ['response', 'response', true],
    ]);
  });
});

it('ten thousand events that have little in common are laid side by side in a moment', () => {
  const many = (ops: readonly string[]) =>
    traceOf(Array.from({ length: 10_000 }, (_, i) => called(`r${i % 500}`, ops[i % ops.length] ?? 'get', 'a')));
  const started = performance.now();
  expect(align(many(['get', 'set']), many(['touch', 'get', 'destroy'])).length).toBeGreaterThan(10_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});
