import type { TraceEvent } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { Avatar, BrowserCard } from './browser-card.js';

type Props = {
  state: StageState;
  events: readonly TraceEvent[];
  /** Those that a person can send from, also when they have not been seen yet. */
  known: readonly string[];
  looking: string;
  onLook: (name: string) => void;
};

/** The browsers that were seen and the one that is looked at, each with its jar; the others wait below. */
export function Browsers({ state, events, known, looking, onLook }: Props) {
  const seen = Object.keys(state.browsers);
  const shown = seen.includes(looking) ? seen : [...seen, looking];
  const waiting = known.filter((name) => !shown.includes(name));
  return (
    <div className="stage-browsers">
      {shown.map((name) => (
        <BrowserCard key={name} name={name} state={state} events={events} open={name === looking} onLook={onLook} />
      ))}
      {waiting.length > 0 && (
        <fieldset className="flex flex-wrap items-center gap-1.5 px-1 printing:hidden" data-actor="browser">
          <legend className="sr-only">{text.stage.browsers}</legend>
          {waiting.map((name) => (
            <button
              key={name}
              type="button"
              className="browser-chip"
              aria-label={text.stage.lookAt(name)}
              title={name}
              onClick={() => onLook(name)}
            >
              <Avatar name={name} />
              {name}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
