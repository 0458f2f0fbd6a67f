import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { placesBetween, placesOf, requestAt } from './places.js';

const base = { at: 0, browser: 'alice' };
const debug = (seq: number, requestId: string | null): TraceEvent => ({
  ...base,
  seq,
  requestId,
  type: 'debug',
  library: 'express-session',
  message: '',
});
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
const events = [
  debug(1, null),
  request(2, 'r1'),
  debug(3, 'r1'),
  request(4, 'r2'),
  response(5, 'r1'),
  response(6, 'r2'),
];
const seqs = (places: { at: number }[]) => places.map(({ at }) => at);

describe('an animation', () => {
  it('of a request rests where the playhead does, from its first event to its last', () => {
    expect(seqs(placesOf(events, 'r1'))).toEqual([2, 4, 5]);
    expect(seqs(placesOf(events, 'r2'))).toEqual([4, 5, 6]);
  });

  it('of everything ends with the last event', () => {
    expect(seqs(placesBetween(events, 1, events.length))).toEqual([2, 4, 5, 6]);
    expect(placesBetween([], 1, 0)).toEqual([]);
  });

  it('is of the request that the stage shows', () => {
    expect([requestAt(events, 1), requestAt(events, 3), requestAt(events, 4), requestAt(events, 5)]).toEqual([
      null,
      'r1',
      'r2',
      'r1',
    ]);
  });
});
