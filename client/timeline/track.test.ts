import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { markPaths, seqAt, spans, xOf } from './track.js';

const base = { at: 0, browser: 'alice' };
const request = (seq: number, requestId: string): TraceEvent => ({
  ...base,
  seq,
  requestId,
  type: 'request',
  method: 'GET',
  url: 'http://a/',
  headers: [],
  body: '',
});
const response = (seq: number, requestId: string): TraceEvent => ({
  ...base,
  seq,
  requestId,
  type: 'response',
  status: 200,
  statusText: 'OK',
  headers: [],
  body: '',
});
const save = (seq: number): TraceEvent => ({
  ...base,
  seq,
  requestId: 'r1',
  type: 'session.save',
  sid: 'a',
  by: 'middleware',
  session: {},
});
const none = new Set<number>();
const shapes = (events: TraceEvent[], width: number, mistakes = none) =>
  markPaths(events, width, mistakes).map(({ actor, shape, d }) => [actor, shape, d.split('M').length - 1]);

describe('the timeline', () => {
  it('gives back the event that stands at a place, for each event of any trace that has a pixel for each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2000 }), fc.nat(), (count, n) => {
        const seq = 1 + (n % count);
        expect(seqAt(xOf(seq, count, 2100), count, 2100)).toBe(seq);
      }),
    );
  });

  it('takes a place beyond its ends for the first and the last event, and has none without a trace', () => {
    expect([seqAt(-50, 20, 300), seqAt(900, 20, 300)]).toEqual([1, 20]);
    expect(seqAt(10, 0, 300)).toBe(0);
  });

  it('shows parallel requests in rows of their own, and takes a row again when it is free', () => {
    const events = [request(1, 'r1'), request(2, 'r2'), response(3, 'r1'), request(4, 'r3'), response(5, 'r2')];
    expect(spans(events)).toEqual([
      { id: 'r1', from: 1, to: 3, row: 0 },
      { id: 'r2', from: 2, to: 5, row: 1 },
      { id: 'r3', from: 4, to: null, row: 0 },
    ]);
  });

  it('marks each event in the shape of its family on the track of its actor', () => {
    expect(shapes([request(1, 'r1'), save(2), response(3, 'r1')], 300)).toEqual([
      ['browser', 'there', 1],
      ['browser', 'back', 1],
      ['middleware', 'save', 1],
    ]);
  });

  it('marks an event that is a known mistake as one', () => {
    expect(shapes([request(1, 'r1'), save(2)], 300, new Set([2]))).toContainEqual(['middleware', 'mistake', 1]);
  });

  it('draws no more for a long trace than there is room for, and what matters still in its shape', () => {
    const events = Array.from({ length: 9000 }, (_, i) => (i === 4000 ? save(i + 1) : request(i + 1, `r${i}`)));
    const drawn = shapes(events, 900);
    expect(drawn).toContainEqual(['middleware', 'save', 1]);
    for (const [, , count] of drawn) expect(count).toBeLessThanOrEqual(900);
  });
});
