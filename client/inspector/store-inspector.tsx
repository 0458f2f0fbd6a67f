import { useDeferredValue } from 'react';
import { own } from '../../trace/fold.js';
import { shortSid } from '../../trace/sentence.js';
import { timeToLive } from '../../trace/time-to-live.js';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Gone } from './gone.js';
import { Moment } from './moment.js';
import { RowDetail } from './row-detail.js';
import { Entry } from './section.js';
import { select, useSelection } from './selection.js';

const says = text.rows;

/** Every row of the store, and one of them in full. */
export default function StoreInspector() {
  // the stage comes first: while it is scrubbed this follows as fast as there is time
  const state = useDeferredValue(usePlayhead((playhead) => playhead.stage));
  const sids = Object.keys(state.rows);
  const chosen = useSelection((selected) => selected.row)?.sid ?? sids[0];
  const row = chosen === undefined ? undefined : state.rows[chosen];
  if (chosen === undefined) return <p className="text-soft text-sm">{says.none}</p>;
  return (
    <div data-actor="store" className="flex flex-col gap-3">
      <Moment />
      <div className="grid items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(12rem,17rem)_minmax(0,1fr)]">
        <nav aria-label={says.title}>
          <ul>
            {sids.map((sid) => (
              <Entry
                key={sid}
                chosen={sid === chosen}
                label={text.stage.inspectRow(shortSid(sid))}
                choose={() => select({ kind: 'row', sid })}
              >
                <SidMark sid={sid} />
                <Life share={timeToLive(own(state.rows, sid) ?? {}, own(state.keptUntil, sid), state)?.share} />
              </Entry>
            ))}
          </ul>
        </nav>
        {row ? (
          <RowDetail key={chosen} sid={chosen} session={row} state={state} />
        ) : (
          <Gone of="row">{says.gone(shortSid(chosen))}</Gone>
        )}
      </div>
    </div>
  );
}

/** What share of its life a row has left, from 0 to 1; nothing for one that stays. */
export function Life({ share }: { share: number | undefined }) {
  if (share === undefined) return null;
  return (
    <span className="ttl" aria-hidden>
      <span style={{ scale: `${share} 1` }} />
    </span>
  );
}
