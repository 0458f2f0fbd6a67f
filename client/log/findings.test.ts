import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { useSandbox } from '../live/sandbox.js';
import { diagnosis, useFindings } from './findings.js';

const base = { at: 0, requestId: 'r1', browser: 'alice' };
const visit: TraceEvent[] = [
  { ...base, seq: 1, type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' },
  { ...base, seq: 2, type: 'cookie.skip', name: 'connect.sid', reason: 'not-secure' },
  { ...base, seq: 3, type: 'response', status: 200, statusText: 'OK', headers: [], body: '' },
];
const show = async (events: TraceEvent[]) => {
  useSandbox.setState({ events });
  // the moment in which it looks at the trace
  vi.runAllTimers();
  // what it looks with is loaded by now: it is asked for after that look did, so it is given after it
  await diagnosis();
};
const named = () => useFindings.getState().findings.map(({ mistake, seq }) => [mistake, seq]);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await show([]);
});
afterEach(() => void vi.useRealTimers());

it('names the known mistakes of the trace', async () => {
  await show(visit);
  expect(named()).toEqual([['secure-over-http', 2]]);
});

it('says nothing while an answer is still to come', async () => {
  await show(visit.slice(0, 2));
  expect(named()).toEqual([]);
});

it('forgets them with the trace', async () => {
  await show(visit);
  expect(named()).toHaveLength(1);
  await show([]);
  expect(named()).toEqual([]);
});
