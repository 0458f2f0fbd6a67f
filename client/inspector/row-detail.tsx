import type { SessionData, Written } from '../../trace/fold/state.js';
import { own, type StageState } from '../../trace/fold.js';
import { duration } from '../../trace/sentence.js';
import { timeToLive } from '../../trace/time-to-live.js';
import { act } from '../live/sandbox.js';
import { SessionView } from '../stage/session-view.js';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { seek } from '../timeline/playhead.js';
import { ArrivalHeading } from './arrival-heading.js';
import { RedisCommands } from './redis-commands.js';
import { RowEdit } from './row-edit.js';
import { Section } from './section.js';
import { selectDeleted } from './selection.js';
import { Life } from './store-inspector.js';

const says = text.rows;
const kinds = ['row'] as const;

type Props = { sid: string; session: SessionData; state: StageState };

/** One row: its data, how long it stays, who wrote it, and what can be done with it. */
export function RowDetail({ sid, session, state }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-4" data-inspected-row={sid}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ArrivalHeading of={kinds} className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
          <SidMark sid={sid} bare /> <span className="break-all font-mono text-base">{sid}</span>
        </ArrivalHeading>
        <button
          type="button"
          className="button"
          onClick={() => {
            selectDeleted({ kind: 'row', sid });
            void act({ type: 'store.delete', sid });
          }}
        >
          {says.delete}
        </button>
      </div>
      <SessionView session={session} />
      <div className="grid gap-x-6 gap-y-4 xl:grid-cols-2">
        <Lifetime session={session} keptUntil={own(state.keptUntil, sid)} state={state} />
        <LastWrite written={own(state.written, sid)} />
      </div>
      <RowEdit sid={sid} session={session} />
      {sid in state.keptUntil && <RedisCommands sid={sid} />}
    </div>
  );
}

type LifetimeProps = Pick<Props, 'session' | 'state'> & { keptUntil: number | null | undefined };

function Lifetime({ session, keptUntil, state }: LifetimeProps) {
  const life = timeToLive(session, keptUntil, state);
  const start = state.clock === null ? 0 : Date.parse(state.clock);
  return (
    <Section title={says.life.title}>
      {life ? (
        <>
          <span className="flex max-w-sm">
            <Life share={life.share} />
          </span>
          <p className="text-sm text-soft">
            {life.left > 0
              ? says.left(duration(life.left), new Date(start + state.at + life.left).toUTCString())
              : says.expired}
          </p>
        </>
      ) : (
        <p className="text-sm text-soft">{says.life.forEver}</p>
      )}
    </Section>
  );
}

function LastWrite({ written }: { written: Written | undefined }) {
  const { lost = null, requestId = null, seq } = written ?? {};
  return (
    <Section title={says.written.title}>
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        {requestId === null ? says.written.byNobody : says.written.by(requestId)}
        {seq !== undefined && (
          <button type="button" className="tag cursor-pointer" onClick={() => seek(seq)}>
            {says.written.show(seq)}
          </button>
        )}
      </p>
      {lost && (
        <div className="text-danger text-sm" data-lost>
          <p>{says.written.lost(requestId ?? '', lost.requestId)}</p>
          <SessionView session={lost.session} />
        </div>
      )}
    </Section>
  );
}
