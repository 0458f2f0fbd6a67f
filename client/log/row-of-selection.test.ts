import { expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { rowOfSelection } from './row-of-selection.js';

const of = (requestId: string) => ({ at: 0, requestId, browser: 'alice' });
const session = { name: 'session', kind: 'middleware' } as const;
const events: TraceEvent[] = [
  { ...of('r1'), seq: 1, type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' },
  { ...of('r2'), seq: 2, type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' },
  { ...of('r2'), seq: 3, type: 'cookie.read', name: 'sid', header: null, outcome: 'missing', sid: null },
  { ...of('r2'), seq: 4, type: 'middleware', phase: 'enter', ...session },
  { ...of('r2'), seq: 5, type: 'store.call', callId: 1, op: 'set', sid: 'a', by: 'handler' },
  { ...of('r2'), seq: 6, type: 'middleware', phase: 'commit', ...session },
  { ...of('r2'), seq: 7, type: 'cookie.skip', name: 'sid', reason: 'not-needed' },
];
const gate = (name: 'cookie' | 'save' | 'setCookie') => ({ kind: 'gate', requestId: 'r2', gate: name }) as const;

it('is the event that answers a gate; of one that left none, where express-session decides', () => {
  expect(rowOfSelection(gate('cookie'), events)).toBe(3);
  expect(rowOfSelection(gate('setCookie'), events)).toBe(7);
  // what the handler writes is no answer of express-session
  expect(rowOfSelection(gate('save'), events)).toBe(6);
  expect(rowOfSelection(gate('save'), events.slice(0, 5))).toBe(2);
});

it('is of a request its sending, and of one that is not in the trace none', () => {
  expect(rowOfSelection({ kind: 'request', requestId: 'r2' }, events)).toBe(2);
  expect(rowOfSelection({ kind: 'session', requestId: 'r1' }, events)).toBe(1);
  expect(rowOfSelection({ kind: 'request', requestId: 'r9' }, events)).toBeNull();
});
