import type { TraceEvent } from '../../trace/event.js';
import type { Decision } from '../../trace/explain/explanation.js';
import type { Gate } from '../../trace/fold.js';
import { useExplanations } from '../log/explanations.js';
import { Why } from '../log/why.js';
import { text } from '../text/text.js';
import type { SelectionOf } from './selection.js';

const says = text.inspectedRequest.why;

/** What express-session decides at each of its gates. */
const decisionsAt: Record<Gate, readonly Decision[]> = {
  cookie: ['load', 'generate'],
  found: ['load', 'generate'],
  isNew: ['generate'],
  modified: ['save'],
  destroy: ['destroy'],
  save: ['save'],
  touch: ['touch'],
  setCookie: ['set-cookie'],
};

type Props = { events: readonly TraceEvent[]; selection: SelectionOf<'gate'> };

/** Why express-session decided as it did in a request, what was asked about first. @param events of that request */
export function GateReasons({ events, selection: { requestId, gate } }: Props) {
  const reasons = useExplanations(requestId);
  if (!events.some(({ type }) => type === 'response')) return <p className="text-soft text-sm">{says.notYet}</p>;
  if (reasons.length === 0) return <p className="text-soft text-sm">{says.none}</p>;
  const asked = gate ? reasons.filter(({ decision }) => decisionsAt[gate].includes(decision)) : reasons;
  const others = reasons.filter((one) => !asked.includes(one));
  return (
    <>
      {asked.map((one) => (
        <Why key={one.decision} explanation={one} />
      ))}
      {others.length > 0 && (
        <>
          <h4 className="eyebrow mt-2">{says.others}</h4>
          {others.map((one) => (
            <Why key={one.decision} explanation={one} />
          ))}
        </>
      )}
    </>
  );
}
