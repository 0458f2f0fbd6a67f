import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { fold } from '../../trace/fold.js';
import { useSandbox } from '../live/sandbox.js';
import {
  changeSpeed,
  followLive,
  pause,
  play,
  playFromFirst,
  scrub,
  seek,
  stepBack,
  stepForward,
  toNextRequest,
  toPreviousRequest,
  usePlayhead,
} from './playhead.js';

const base = { at: 0, requestId: 'r1', browser: 'alice' };
/** A deploy and some requests, each with a library's debug line and a response. */
function trace(requests: number): TraceEvent[] {
  const events: TraceEvent[] = [
    { ...base, seq: 1, type: 'deploy', app: '', clock: '2026-01-01T00:00:00.000Z', keepStore: false },
  ];
  for (let i = 0; i < requests; i++) {
    events.push({
      ...base,
      seq: events.length + 1,
      type: 'request',
      method: 'GET',
      url: 'http://a/',
      headers: [],
      body: '',
    });
    events.push({ ...base, seq: events.length + 1, type: 'debug', library: 'express-session', message: '' });
    events.push({
      ...base,
      seq: events.length + 1,
      type: 'response',
      status: 200,
      statusText: '',
      headers: [],
      body: '',
    });
  }
  return events;
}
let epoch = 0;
const open = (requests: number) => useSandbox.setState({ id: 'box', epoch: ++epoch, events: trace(requests) });
const arrive = (requests: number) => useSandbox.setState({ events: trace(requests) });
const at = () => usePlayhead.getState().at;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the playhead', () => {
  it('starts at the end of what was there before', () => {
    open(2);
    expect(at()).toBe(7);
    vi.runAllTimers();
    expect(at()).toBe(7);
  });

  it('plays a trace from its first request when it was asked to, and the next from its end again', () => {
    playFromFirst();
    open(1);
    expect(at()).toBe(1);
    vi.runAllTimers();
    expect(at()).toBe(4);
    open(2);
    expect(at()).toBe(7);
  });

  it('lets live events queue behind it, and plays them out one rest after the other', () => {
    open(0);
    arrive(1);
    expect(at()).toBe(1);
    const seen: number[] = [];
    const stop = usePlayhead.subscribe((state, before) => state.at !== before.at && seen.push(state.at));
    vi.runAllTimers();
    stop();
    expect(seen).toEqual([2, 4]);
  });

  it('shows what comes at once, when it has rested long enough on what was last', () => {
    open(1);
    vi.advanceTimersByTime(60_000);
    arrive(2);
    vi.advanceTimersByTime(0);
    expect(at()).toBe(5);
    followLive();
    arrive(3);
    vi.advanceTimersByTime(0);
    expect(at()).toBe(8);
  });

  it('shows at each place the fold of that many events, also going back', () => {
    open(2);
    for (const n of [3, 7, 0, 5, 4]) {
      seek(n);
      expect(usePlayhead.getState().stage).toEqual(fold(trace(2), n));
    }
  });

  it('stays where it was put while events arrive, until it follows again', () => {
    open(1);
    seek(2);
    arrive(3);
    vi.runAllTimers();
    expect(at()).toBe(2);
    expect(usePlayhead.getState().latest).toEqual(fold(trace(3), 10));
    followLive();
    expect(at()).toBe(10);
    arrive(4);
    vi.runAllTimers();
    expect(at()).toBe(13);
  });

  it('steps over what has nothing to show, and stops at both ends', () => {
    open(1);
    seek(2);
    stepForward();
    expect(at()).toBe(4);
    stepForward();
    expect(at()).toBe(4);
    stepBack();
    expect(at()).toBe(2);
    for (let i = 0; i < 5; i++) stepBack();
    expect(at()).toBe(1);
  });

  it('steps from request to request, and stops at both ends', () => {
    open(2);
    seek(3);
    toNextRequest();
    expect(at()).toBe(5);
    toNextRequest();
    expect(at()).toBe(7);
    toPreviousRequest();
    expect(at()).toBe(5);
    toPreviousRequest();
    expect(at()).toBe(2);
    toPreviousRequest();
    expect(at()).toBe(1);
  });

  it('plays faster and slower, between a quarter and four times', () => {
    const speedAfter = (by: 1 | -1) => {
      changeSpeed(by);
      return usePlayhead.getState().speed;
    };
    expect([1, 1, 1].map(() => speedAfter(1))).toEqual([2, 4, 4]);
    expect([1, 1, 1, 1, 1].map(() => speedAfter(-1))).toEqual([2, 1, 0.5, 0.25, 0.25]);
    usePlayhead.setState({ speed: 1 });
  });

  it('plays the last request again from the end, and pauses in between', () => {
    open(2);
    play();
    expect(at()).toBe(4);
    vi.advanceTimersToNextTimer();
    pause();
    vi.runAllTimers();
    expect(at()).toBe(5);
  });

  it('begins anew with a new trace', () => {
    open(3);
    seek(4);
    open(1);
    expect(usePlayhead.getState()).toMatchObject({ at: 4, furthest: 4, playing: true });
  });

  it('shows every place that one drags through, without motion, and is at rest where the hand stays', () => {
    open(20);
    for (const place of [10, 20, 30]) {
      scrub(place);
      expect(usePlayhead.getState()).toMatchObject({ at: place, scrubbing: true, rested: 61 });
      expect(usePlayhead.getState().stage).toEqual(fold(trace(20), place));
    }
    vi.runAllTimers();
    expect(usePlayhead.getState()).toMatchObject({ at: 30, scrubbing: false, rested: 30 });
    scrub(40);
    stepForward();
    expect(usePlayhead.getState()).toMatchObject({ scrubbing: false, rested: at() });
  });
});
