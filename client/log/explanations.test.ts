import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { explain } from '../../trace/explain/explain.js';
import type { Decision, Explanation } from '../../trace/explain/explanation.js';
import { Explanations, explanationOf, explanationsOf } from './explanations.js';

const made = (decision: Decision, seq: number | null, requestId = 'r1'): Explanation => ({
  requestId,
  decision,
  outcome: seq !== null,
  because: '',
  values: {},
  source: '',
  seq,
  agrees: true,
});
const explanations = [made('save', 5), made('set-cookie', null), made('load', null), made('save', null, 'r2')];
const base = { seq: 9, at: 0, requestId: 'r1', browser: 'alice' };
const calls = (by: 'middleware' | 'handler'): TraceEvent => ({
  ...base,
  type: 'store.call',
  callId: 1,
  op: 'set',
  sid: 'a',
  by,
});

describe('an event', () => {
  it('is explained by the decision that it shows', () => {
    const saves: TraceEvent = { ...base, seq: 5, type: 'session.save', sid: 'a', by: 'middleware', session: {} };
    expect(explanationOf(saves, explanations)).toBe(explanations[0]);
    expect(explanationOf(calls('middleware'), explanations)).toBe(explanations[0]);
  });

  it('that tells of something left out is explained too', () => {
    const skips: TraceEvent = { ...base, type: 'cookie.skip', name: 'connect.sid', reason: 'not-needed' };
    expect(explanationOf(skips, explanations)).toBe(explanations[1]);
  });

  it('that is the handler’s doing is not', () => {
    expect(explanationOf(calls('handler'), explanations)).toBeUndefined();
  });

  it('where all is decided tells every decision of its request', () => {
    const commits: TraceEvent = { ...base, type: 'middleware', phase: 'commit', name: 'session', kind: 'middleware' };
    expect(explanationsOf(commits, explanations)).toEqual(explanations.slice(0, 3));
  });
});

it('explains a request when it is over, not while a part of its trace is still to come', () => {
  const events: TraceEvent[] = [
    { ...base, seq: 1, type: 'request', method: 'GET', url: 'http://a/', headers: [], body: '' },
    {
      ...base,
      seq: 2,
      type: 'middleware',
      phase: 'enter',
      name: 'session',
      kind: 'middleware',
      session: { call: 1, secrets: 1, store: 'MemoryStore', storeTouches: true },
      secure: false,
    },
    { ...base, seq: 3, type: 'cookie.read', name: 'connect.sid', header: null, outcome: 'missing', sid: null },
    { ...base, seq: 4, type: 'session.generate', sid: 'a', by: 'middleware', session: { cookie: {} } },
    { ...base, seq: 5, type: 'response', status: 200, statusText: 'OK', headers: [], body: '' },
  ];
  const soFar = new Explanations();
  soFar.take(events.slice(0, 4));
  expect(soFar.all()).toEqual([]);
  soFar.take(events);
  expect(soFar.of('r1')).toContainEqual(expect.objectContaining({ decision: 'generate', seq: 4, agrees: true }));
  expect(soFar.all()).toEqual(explain(events));
  soFar.take([]);
  expect(soFar.of('r1')).toEqual([]);
});
