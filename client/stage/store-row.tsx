import type { SessionData } from '../../trace/fold/state.js';
import { own, type StageState } from '../../trace/fold.js';
import { duration, shortSid } from '../../trace/sentence.js';
import { timeToLive } from '../../trace/time-to-live.js';
import { text } from '../text/text.js';
import { DifferenceMark, place } from './beside.js';
import { Inspectable } from './inspectable.js';
import { SessionView } from './session-view.js';
import { SidMark } from './sid-mark.js';

type Props = { sid: string; session: SessionData; state: StageState; touched: boolean; gone?: true };

/** A session as the store keeps it: its id, its data, and how long it has left. */
export function StoreRow({ sid, session, state, touched, gone }: Props) {
  const { lost, requestId } = own(state.written, sid) ?? { lost: null, requestId: null };
  const life = timeToLive(session, own(state.keptUntil, sid), state);
  return (
    <li
      className="store-row glow relative"
      data-row={gone ? undefined : sid}
      data-gone={gone}
      data-touched={touched}
      aria-hidden={gone}
    >
      <Inspectable selection={gone ? null : { kind: 'row', sid }} label={text.stage.inspectRow(shortSid(sid))}>
        <SidMark sid={sid} />
      </Inspectable>
      {!gone && <DifferenceMark at={place.row(sid)} />}
      <SessionView session={session} />
      <p className="flex items-center gap-2 px-1 text-faint text-xs">
        {life && (
          <span className="ttl" aria-hidden>
            <span style={{ scale: `${life.share} 1` }} />
          </span>
        )}
        {gone ? text.stage.gone : life ? leftOf(life.left) : text.stage.forEver}
      </p>
      {lost && (
        <p className="text-danger text-xs" data-lost>
          {text.stage.lost(requestId ?? '', lost.requestId)}
        </p>
      )}
    </li>
  );
}

const leftOf = (ms: number) => (ms > 0 ? text.stage.left(duration(ms)) : text.stage.expired);
