import { expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { toldAt } from './debug-lines.js';

const base = { at: 0, requestId: null, browser: null };
const debug = (seq: number): TraceEvent => ({
  ...base,
  seq,
  type: 'debug',
  library: 'express-session',
  message: 'saving',
});
const events: TraceEvent[] = [{ ...base, seq: 1, type: 'restart', reason: 'asked for' }, debug(2), debug(3)];

it('tells of debug lines only where they are shown, else of the event before them', () => {
  expect(toldAt(events, 3, true)?.seq).toBe(3);
  expect(toldAt(events, 3, false)?.seq).toBe(1);
  expect(toldAt(events, 1, false)?.seq).toBe(1);
});

it('tells nothing where there is nothing', () => {
  expect(toldAt([debug(1)], 1, false)).toBeUndefined();
  expect(toldAt(events, 9, false)).toBeUndefined();
  expect(toldAt([], 0, false)).toBeUndefined();
});
