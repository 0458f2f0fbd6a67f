import { create } from 'zustand';
import type { Moment } from '../../trace/diff/align.js';
import { beforeFirst } from '../../trace/fold.js';
import { differingPlaces } from '../difference/differs.js';
import { type Shown, sideBySide } from '../difference/side-by-side.js';
import { useSandbox } from '../live/sandbox.js';
import { useTwin } from '../live/twin.js';
import { arrivedMs, restOn } from '../timeline/pace.js';

type Lockstep = {
  moments: readonly Moment[];
  /** How many moments both stages show. */
  at: number;
  playing: boolean;
  /** One drags through the moments: nothing is shown moving there. */
  scrubbing: boolean;
  a: Shown;
  b: Shown;
  /** Both after the last moment, wherever the stages are. */
  latest: { a: Shown; b: Shown };
};

const nothing: Shown = { state: beforeFirst, events: [] };

/** Both runs at the same moment: each step moves both stages, or the one of them that has something there. */
export const useLockstep = create<Lockstep>(() => ({
  moments: [],
  at: 0,
  playing: false,
  scrubbing: false,
  a: nothing,
  b: nothing,
  latest: { a: nothing, b: nothing },
}));

let tracks = sideBySide([], []);
let timer: ReturnType<typeof setTimeout> | undefined;

function show(at: number, scrubbing = false) {
  useLockstep.setState({ at, scrubbing, a: tracks.a.shown(at), b: tracks.b.shown(at) });
}

const restAt = ({ before, after }: Moment) => Math.max(before ? restOn(before) : 0, after ? restOn(after) : 0);

/** One frame of a 60 Hz screen. */
const frameMs = 16;

/** Past so many moments behind, playing them out would take minutes. */
const mostBehind = 400;

function schedule() {
  clearTimeout(timer);
  const { at, playing, moments } = useLockstep.getState();
  if (!playing) return;
  if (at >= moments.length) return useLockstep.setState({ playing: false });
  const current = moments[at - 1];
  timer = setTimeout(
    () => {
      show(nextRest(at));
      schedule();
    },
    current ? restAt(current) : 0,
  );
}

/** The next moment after `at` that has something to show; what differs always has. */
function nextRest(at: number): number {
  const { moments } = useLockstep.getState();
  for (let n = at + 1; n < moments.length; n++) if (restAt(moments[n - 1] as Moment) > 0) return n;
  return moments.length;
}

function previousRest(at: number): number {
  const { moments } = useLockstep.getState();
  for (let n = at - 1; n > 1; n--) if (restAt(moments[n - 1] as Moment) > 0) return n;
  return Math.min(1, moments.length);
}

/** Both stages go to a moment, and stay there. */
export function seek(at: number) {
  goTo(at, false);
}

/** The same, of one who drags through the moments. */
export function scrub(at: number) {
  goTo(at, true);
  arriving = setTimeout(() => useLockstep.setState({ scrubbing: false }), arrivedMs);
}

let arriving: ReturnType<typeof setTimeout> | undefined;

function goTo(at: number, scrubbing: boolean) {
  useLockstep.setState({ playing: false });
  clearTimeout(timer);
  clearTimeout(arriving);
  show(Math.max(0, Math.min(at, useLockstep.getState().moments.length)), scrubbing);
}

export const stepForward = () => seek(nextRest(useLockstep.getState().at));
export const stepBack = () => seek(previousRest(useLockstep.getState().at));

/** Plays both on; from the end, the last request of both again. */
export function play() {
  const { at, moments } = useLockstep.getState();
  if (at >= moments.length) {
    const last = moments.findLastIndex(({ before, after }) => (before ?? after)?.type === 'request');
    show(Math.max(0, last));
  }
  useLockstep.setState({ playing: true });
  schedule();
}

export function pause() {
  useLockstep.setState({ playing: false });
  schedule();
}

/**
 * Follows both sandboxes for as long as they are compared. While an action is under way in one of them the other's part
 * is still to come, so they are laid side by side when both have done it.
 * @returns what ends it
 */
export function followBoth(): () => void {
  let frame: ReturnType<typeof setTimeout> | undefined;
  let ids = '';
  const look = () => {
    frame = undefined;
    const [one, other] = [useSandbox.getState(), useTwin.getState()];
    if (one.waiting > 0 || other.waiting > 0 || one.events.length === 0 || other.events.length === 0) return;
    if (one.events === tracks.a.events && other.events === tracks.b.events) return;
    const runs = `${one.id} ${one.epoch} ${other.id} ${other.epoch}`;
    const { at, playing, moments } = useLockstep.getState();
    const same = runs === ids;
    ids = runs;
    const wasAtEnd = at >= moments.length || playing;
    tracks = sideBySide(one.events, other.events);
    const end = tracks.moments.length;
    useLockstep.setState({ moments: tracks.moments, latest: { a: tracks.a.shown(end), b: tracks.b.shown(end) } });
    // what differs is what one came for
    if (!same) seek(differingPlaces(tracks.moments)[0] ?? end);
    else if (wasAtEnd && end - at > mostBehind) seek(end);
    else {
      show(Math.min(at, end));
      if (wasAtEnd) useLockstep.setState({ playing: true });
      schedule();
    }
  };
  // batches come a frame apart: what comes within one is looked at once
  const soon = () => {
    frame ??= setTimeout(look, frameMs);
  };
  const ends = [
    useSandbox.subscribe(({ waiting }, before) => {
      // what is done now is what one wants to see
      if (waiting > before.waiting) seek(useLockstep.getState().moments.length);
      soon();
    }),
    useTwin.subscribe(soon),
  ];
  soon();
  return () => {
    for (const end of ends) end();
    clearTimeout(frame);
    clearTimeout(timer);
    clearTimeout(arriving);
    tracks = sideBySide([], []);
    useLockstep.setState(useLockstep.getInitialState());
  };
}
