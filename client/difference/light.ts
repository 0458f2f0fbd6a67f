import type { Replayed } from '../../protocol/live.js';
import type { Moment } from '../../trace/diff/align.js';
import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { differs } from './differs.js';
import { type Otherwise, putOut, useLit } from './lit.js';
import { namesOf, sideBySide } from './side-by-side.js';
import { stageMarks } from './stage-marks.js';

let unfollow = () => {};

/**
 * Lights what a replay did otherwise than the run before, as soon as all of its trace is here; whatever is done next puts
 * it out.
 * @param before the trace of the run before
 */
export function lightAgainst(before: readonly TraceEvent[], { opened, last }: Replayed) {
  unfollow();
  const ends: (() => void)[] = [];
  unfollow = () => {
    for (const end of ends.splice(0)) end();
  };
  const look = () => {
    const { id, epoch, events, waiting } = useSandbox.getState();
    if (id !== opened.id || epoch !== opened.epoch || events.length > last || waiting > 0) {
      unfollow();
      putOut();
    } else if (ends.length === 1 && events.length === last) ends.push(light(before, events));
  };
  ends.push(useSandbox.subscribe(look));
  look();
}

/** @returns what ends it */
function light(before: readonly TraceEvent[], now: readonly TraceEvent[]): () => void {
  const { moments, a, b } = sideBySide(before, now);
  const names = namesOf(before, now);
  const otherwise = otherwiseOf(moments);
  // how many moments there are up to and with each event of this run; with the last, all of them
  const reached = [0, ...moments.flatMap(({ after }, i) => (after ? [i + 1] : []))];
  reached[now.length] = moments.length;
  const show = (at: number) => {
    const moment = reached[at] ?? 0;
    const marks = stageMarks(
      { ...b.shown(moment), name: names.b },
      { ...a.shown(moment), name: names.a },
      text.options.replay.against,
    );
    useLit.setState({ stage: { called: null, marks }, events: otherwise });
  };
  show(usePlayhead.getState().at);
  return usePlayhead.subscribe(({ at }, was) => {
    // whoever puts it out has seen enough
    if (at !== was.at && useLit.getState().events) show(at);
  });
}

/** The events that went otherwise; what happened before and not now is told at the event that comes next, or at the last. */
export function otherwiseOf(moments: readonly Moment[]): ReadonlyMap<number, Otherwise> {
  const told = new Map<number, Otherwise>();
  let gone: string[] = [];
  let last = 0;
  const tell = (seq: number, said: readonly string[], changed: boolean) => {
    const had = told.get(seq);
    told.set(seq, { said: [...(had?.said ?? []), ...said], changed: changed || had?.changed === true });
  };
  for (const moment of moments) {
    const { before, after } = moment;
    if (after === null) {
      // a deploy that only brought other code is not done again: neither it nor the app made ready by it came of the option
      if (before && before.type !== 'deploy' && before.type !== 'pipeline')
        gone.push(text.otherwise.gone(sentence(before)));
      continue;
    }
    last = after.seq;
    const how = differs(moment);
    if (how === 'other' && before) tell(last, [text.otherwise.was(sentence(before))], true);
    if (how === 'b') tell(last, [text.otherwise.isNew], true);
    if (gone.length > 0) tell(last, gone, false);
    gone = [];
  }
  if (gone.length > 0 && last > 0) tell(last, gone, false);
  return told;
}
