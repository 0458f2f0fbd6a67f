import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TraceEvent } from '../../trace/event.js';
import { fold } from '../../trace/fold.js';
import { useSandbox } from '../live/sandbox.js';
import { useTwin } from '../live/twin.js';
import { followBoth, pause, play, scrub, seek, stepBack, stepForward, useLockstep } from './lockstep.js';

type Told = { type: string; requestId?: string } & Record<string, unknown>;

const traceOf = (...told: Told[]): TraceEvent[] =>
  told.map((one, i) => ({ seq: i + 1, at: 0, browser: 'alice', requestId: 'r1', ...one }) as unknown as TraceEvent);
const sent = { type: 'request', method: 'GET', url: 'http://shop.test/', headers: [], body: '' };
const answered = { type: 'response', status: 200, statusText: 'OK', headers: [], body: '' };
const saved = { type: 'store.call', callId: 1, op: 'set', sid: 'a', by: 'middleware', value: {} };
const debug = { type: 'debug', library: 'express-session', message: 'saving' };
const next = (told: Told): Told => ({ ...told, requestId: 'r2' });

const longer = traceOf(sent, debug, saved, answered);
const shorter = traceOf(sent, debug, answered);
const show = (a: TraceEvent[], b: TraceEvent[]) => {
  useSandbox.setState({ id: 'a', epoch: 1, events: a, waiting: 0 });
  useTwin.setState({ id: 'b', epoch: 1, events: b, waiting: 0 });
  vi.advanceTimersByTime(20);
};
const shown = () => {
  const { at, a, b } = useLockstep.getState();
  return [at, a.state.seq, b.state.seq];
};

let end = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  useSandbox.setState({ id: null, events: [], waiting: 0 });
  useTwin.setState({ id: null, events: [], waiting: 0 });
  end = followBoth();
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

describe('both stages', () => {
  it('begin where they first differ, each with its own fold', () => {
    show(longer, shorter);
    expect(shown()).toEqual([3, 3, 2]);
    expect(useLockstep.getState().a.state).toEqual(fold(longer, 3));
    expect(useLockstep.getState().b.state).toEqual(fold(shorter, 2));
  });

  it('begin at what is more than a debug line of one of them', () => {
    show(traceOf(sent, debug, saved, answered), traceOf(sent, answered));
    expect(shown()).toEqual([3, 3, 1]);
  });

  it('begin at the end of two that are alike', () => {
    show(shorter, shorter);
    expect(shown()).toEqual([3, 3, 3]);
  });

  it('show every moment that one drags through, without motion until the hand stays', () => {
    show(longer, shorter);
    scrub(1);
    scrub(2);
    expect(shown()).toEqual([2, 2, 2]);
    expect(useLockstep.getState().scrubbing).toBe(true);
    vi.runAllTimers();
    expect(useLockstep.getState().scrubbing).toBe(false);
    expect(shown()).toEqual([2, 2, 2]);
  });

  it('step to the same moment, past what has nothing to show; where one has no such event it stands still', () => {
    show(longer, shorter);
    seek(1);
    expect(shown()).toEqual([1, 1, 1]);
    stepForward();
    expect(shown()).toEqual([3, 3, 2]);
    stepForward();
    expect(shown()).toEqual([4, 4, 3]);
    stepBack();
    stepBack();
    expect(shown()).toEqual([1, 1, 1]);
  });

  it('wait for the slower of the two, and play on together', () => {
    show(longer, shorter);
    seek(4);
    useTwin.setState({ waiting: 1 });
    useSandbox.setState({ events: traceOf(sent, debug, saved, answered, next(sent), next(answered)) });
    vi.runAllTimers();
    expect(shown()).toEqual([4, 4, 3]);
    useTwin.setState({ waiting: 0, events: traceOf(sent, debug, answered, next(sent), next(answered)) });
    vi.runAllTimers();
    expect(shown()).toEqual([6, 6, 5]);
  });

  it('go to where it is played when something is done', () => {
    show(longer, shorter);
    seek(1);
    useSandbox.setState({ waiting: 1 });
    expect(shown()).toEqual([4, 4, 3]);
  });

  it('stay where they were put when more comes of itself, and play the last request again from the end', () => {
    show(longer, shorter);
    seek(1);
    show(traceOf(sent, debug, saved, answered, next(sent), next(answered)), traceOf(sent, debug, answered, next(sent)));
    vi.runAllTimers();
    expect(shown()).toEqual([1, 1, 1]);
    seek(6);
    play();
    expect(shown()).toEqual([4, 4, 3]);
    pause();
    vi.runAllTimers();
    expect(shown()).toEqual([4, 4, 3]);
  });

  it('begin anew with a pair that takes the place of this one', () => {
    show(longer, shorter);
    seek(1);
    useTwin.setState({ id: 'another', events: longer });
    vi.advanceTimersByTime(20);
    expect(shown()).toEqual([4, 4, 4]);
  });
});
