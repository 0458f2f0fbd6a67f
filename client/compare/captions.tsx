import { useMemo } from 'react';
import type { TraceEvent } from '../../trace/event.js';
import type { Explanation } from '../../trace/explain/explanation.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { type Side, sides } from '../difference/side-by-side.js';
import { explanationOf, explanationsSoFar } from '../log/explanations.js';
import { text } from '../text/text.js';
import { useLockstep } from './lockstep.js';
import { SideName } from './side-name.js';

const says = text.compare;

/** What happens at this moment in each of the two, and why, in words. */
export function Captions() {
  const current = useLockstep(({ moments, at }) => moments[at - 1]);
  const why = { a: useWhy('a'), b: useWhy('b') };
  if (!current) return null;
  const events = { a: current.before, b: current.after };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2 lg:grid-cols-2">
      {sides.map((side) => (
        <Caption key={side} side={side} event={events[side]} explanations={why[side]} />
      ))}
    </div>
  );
}

function useWhy(side: Side): Explanation[] {
  const events = useLockstep((state) => state[side].events);
  return useMemo(() => explanationsSoFar(events), [events]);
}

type Props = { side: Side; event: TraceEvent | null; explanations: readonly Explanation[] };

function Caption({ side, event, explanations }: Props) {
  const why = event ? explanationOf(event, explanations) : undefined;
  return (
    <p
      className={`flex min-h-12 items-baseline gap-2.5 rounded-xl px-3 py-2 text-[0.9375rem] leading-6 ${event ? 'bg-actor-tint' : 'border border-line border-dashed'}`}
      data-actor={event ? actorOf(event) : 'process'}
      data-caption={side}
    >
      <SideName side={side} />
      <span className={event ? 'text-ink' : 'text-soft'}>
        {event ? (
          <>
            <span className="mr-2 font-semibold text-actor">{actorNames[actorOf(event)]}</span>
            {sentence(event)}
            {why?.agrees && <span className="block text-soft">{why.because}</span>}
          </>
        ) : (
          says.standsStill(says.names[side])
        )}
      </span>
    </p>
  );
}
