import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { useSandbox } from '../live/sandbox.js';
import { toldAt, useDebugLines } from '../log/debug-lines.js';
import { matters } from './marks.js';
import { usePlayhead } from './playhead.js';

/** Tells who does not see the stage what happens on it: what matters while it plays, every event where it stands. */
export function Narration() {
  const playing = usePlayhead((state) => state.playing);
  const at = usePlayhead((state) => state.at);
  const debugLines = useDebugLines((state) => state.shown);
  const told = useSandbox(({ events }) => {
    let n = toldAt(events, at, debugLines)?.seq ?? 0;
    while (playing && n > 1 && !matters(events[n - 1] as TraceEvent)) n--;
    return events[n - 1];
  });
  return (
    <p className="sr-only" aria-live="polite" data-narration>
      {told && sentence(told)}
    </p>
  );
}
