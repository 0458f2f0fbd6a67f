import { Fragment } from 'react';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { useSandbox } from '../live/sandbox.js';
import { toldAt, useDebugLines } from '../log/debug-lines.js';
import { explanationOf, useExplanations } from '../log/explanations.js';
import { usePlayhead } from './playhead.js';

/** What happens at the playhead, and why, in words. */
export function Caption() {
  const at = usePlayhead((state) => state.at);
  const debugLines = useDebugLines((state) => state.shown);
  const event = useSandbox((state) => toldAt(state.events, at, debugLines));
  const explanations = useExplanations(event?.requestId ?? null);
  if (!event) return <p className="min-h-16" />;
  const actor = actorOf(event);
  const why = explanationOf(event, explanations);
  return (
    <p
      className="min-h-16 rounded-xl bg-actor-tint px-4 py-2 text-[0.9375rem] leading-6"
      data-actor={actor}
      data-caption
    >
      {/* another event is another text, not the same one moved */}
      <Fragment key={event.seq}>
        <span className="mr-2 font-semibold text-actor">{actorNames[actor]}</span>
        <span className="text-ink">{sentence(event)}</span>
        {why?.agrees && <span className="block text-soft">{why.because}</span>}
      </Fragment>
    </p>
  );
}
