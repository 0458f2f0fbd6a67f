import { create } from 'zustand';
import { Checkpoints } from '../../trace/checkpoints.js';
import type { TraceEvent } from '../../trace/event.js';
import { beforeFirst, type StageState } from '../../trace/fold.js';
import { useSandbox } from '../live/sandbox.js';
import { arrivedMs, nextRequest, nextRest, previousRequest, previousRest, restOn } from './pace.js';

export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** Past so many events behind, playing them out would take minutes: the playhead jumps. */
const mostBehind = 400;

export type PlayheadState = {
  /** How many events the stage shows. */
  at: number;
  /** The furthest it has been in this trace. */
  furthest: number;
  stage: StageState;
  /** The state after the last event, wherever the stage is. */
  latest: StageState;
  playing: boolean;
  /** One drags through the trace: what changes is not shown moving there, it would never arrive. */
  scrubbing: boolean;
  /** Where it was last at rest: for what need not follow through every frame of a drag. */
  rested: number;
  speed: Speed;
};

/** Where in the trace the stage is. Live events queue behind it and play out while it plays. */
export const usePlayhead = create<PlayheadState>(() => ({
  at: 0,
  furthest: 0,
  stage: beforeFirst,
  latest: beforeFirst,
  playing: true,
  scrubbing: false,
  rested: 0,
  speed: 1,
}));

type Shown = { epoch: number; id: string | null; events: readonly TraceEvent[]; checkpoints: Checkpoints };
let shown: Shown = { epoch: 0, id: null, events: [], checkpoints: new Checkpoints() };
let timer: ReturnType<typeof setTimeout> | undefined;
/** The next trace is played from its first request. */
let fromFirst = false;
/** Since when the stage has rested where it is. */
let restsSince = 0;

function show(at: number, scrubbing = false) {
  restsSince = performance.now();
  const stage = shown.checkpoints.at(at);
  usePlayhead.setState(({ furthest, rested }) => ({
    at,
    furthest: Math.max(at, furthest),
    stage,
    scrubbing,
    rested: scrubbing ? rested : at,
  }));
}

/** Plays on when there is something to play and nothing is under way. */
function schedule() {
  clearTimeout(timer);
  const { at, playing, speed } = usePlayhead.getState();
  if (!playing || at >= shown.events.length) return;
  const current = shown.events[at - 1];
  const rest = current ? restOn(current) / speed : 0;
  const go = () => {
    show(nextRest(shown.events, at));
    schedule();
  };
  const left = rest - (performance.now() - restsSince);
  // what comes to a stage that has rested long enough is shown with its coming
  if (left <= 0) go();
  else timer = setTimeout(go, left);
}

/** Shows the state after `at` events, and stays there; at the end, what comes is played as it comes. */
export function seek(at: number) {
  goTo(at, false);
}

let dragging: ReturnType<typeof setTimeout> | undefined;

/** The same, of one who drags through the trace. */
export function scrub(at: number) {
  clearTimeout(dragging);
  goTo(at, true);
  dragging = setTimeout(() => usePlayhead.setState(({ at: rested }) => ({ rested, scrubbing: false })), arrivedMs);
}

function goTo(at: number, scrubbing: boolean) {
  show(Math.max(0, Math.min(at, shown.events.length)), scrubbing);
  usePlayhead.setState({ playing: at >= shown.events.length });
  schedule();
}

export const stepForward = () => seek(nextRest(shown.events, usePlayhead.getState().at));
export const stepBack = () => seek(previousRest(shown.events, usePlayhead.getState().at));
export const toNextRequest = () => seek(nextRequest(shown.events, usePlayhead.getState().at));
export const toPreviousRequest = () => seek(previousRequest(shown.events, usePlayhead.getState().at));
export const toFirst = () => seek(1);

/** Jumps to the last event; what comes then is played as it comes, the first of it at once. */
export function followLive() {
  show(shown.events.length);
  restsSince = Number.NEGATIVE_INFINITY;
  usePlayhead.setState({ playing: true });
  schedule();
}

/** Plays on; from the end, plays the last request again. */
export function play() {
  const { at } = usePlayhead.getState();
  if (at >= shown.events.length) {
    const last = shown.events.findLast((event) => event.type === 'request');
    if (last) show(last.seq - 1);
  }
  usePlayhead.setState({ playing: true });
  schedule();
}

/** How many events there are before the first request: the app is there, and nothing was asked of it. */
function beforeRequests(events: readonly TraceEvent[]): number {
  const first = events.findIndex(({ type }) => type === 'request');
  return first < 0 ? events.length : first;
}

/** Plays the trace that comes next from its first request; others begin at the end of what was there before. */
export function playFromFirst() {
  fromFirst = true;
}

export function pause() {
  usePlayhead.setState({ playing: false });
  schedule();
}

/** The same button, and the same key: what plays is paused. */
export function togglePlaying() {
  const { at, playing } = usePlayhead.getState();
  if (playing && at < shown.events.length) pause();
  else play();
}

export function setSpeed(speed: Speed) {
  usePlayhead.setState({ speed });
  schedule();
}

/** The next speed up (1) or down (-1), as far as there is one. */
export function changeSpeed(by: 1 | -1) {
  const speed = speeds[speeds.indexOf(usePlayhead.getState().speed) + by];
  if (speed !== undefined) setSpeed(speed);
}

useSandbox.subscribe(({ epoch, id, events }) => {
  if (events === shown.events) return;
  const same = epoch === shown.epoch && id === shown.id && shown.events.length > 0;
  const wasAtEnd = usePlayhead.getState().at >= shown.events.length;
  const checkpoints = same ? shown.checkpoints : new Checkpoints();
  checkpoints.extend(events);
  usePlayhead.setState({ latest: checkpoints.at(events.length) });
  shown = { epoch, id, events, checkpoints };
  if (!same) {
    usePlayhead.setState({ at: 0, rested: 0, furthest: 0, stage: beforeFirst, playing: true });
    show(fromFirst ? beforeRequests(events) : events.length);
    if (events.length > 0) fromFirst = false;
  } else if (usePlayhead.getState().playing && events.length - usePlayhead.getState().at > mostBehind)
    show(events.length);
  if (wasAtEnd || !same) schedule();
});
