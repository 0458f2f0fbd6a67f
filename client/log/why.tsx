import type { Explanation } from '../../trace/explain/explanation.js';
import { text } from '../text/text.js';
import { EditOffer } from './edit-offer.js';

/** Why express-session decided as it did, what it hung on, and the edit that would change it. */
export function Why({ explanation }: { explanation: Explanation }) {
  const { decision, outcome, because, values, change, edit, place, source, agrees } = explanation;
  if (!agrees) {
    return <p className="mt-3 text-danger text-sm">{text.log.unexplained(decision)}</p>;
  }
  return (
    <div className="mt-3 border-actor border-l-2 pl-3 text-sm" data-decision={decision}>
      <h4 className="font-semibold text-ink">{text.log.why(decision, outcome)}</h4>
      <p className="text-soft">{because}</p>
      <ul aria-label={text.log.values} className="mt-1 flex flex-wrap gap-x-3 font-mono text-soft text-xs">
        {Object.entries(values).map(([name, value]) => (
          <li key={name} className="break-all">
            {name}: {JSON.stringify(value) ?? 'undefined'}
          </li>
        ))}
      </ul>
      {change && <p className="mt-1 text-soft">{text.log.change(change)}</p>}
      {edit && <EditOffer edit={edit} />}
      <p className="mt-1 font-mono text-faint text-xs">
        {place && text.log.lineOfCode(place.line)}
        {text.log.inLibrary(source)}
      </p>
    </div>
  );
}
