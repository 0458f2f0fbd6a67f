import type { TraceEvent } from '../../trace/event.js';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { type SessionChanges, sessionChanges } from './session-changes.js';

const says = text.inspectedRequest.session;

/** `req.session` before and after a request, by path, and what of it was saved. @param events of that request */
export function SessionDiff({ events }: { events: readonly TraceEvent[] }) {
  const told = sessionChanges(events);
  if (!told) return <p className="text-soft text-sm">{says.none}</p>;
  const { began, ended, changes } = told;
  return (
    <div className="flex flex-col gap-3 text-sm" data-actor="handler">
      <div className="flex flex-col gap-1 text-soft">
        <p className="flex flex-wrap items-center gap-2">
          {began.loaded ? says.loaded : says.generated} <SidMark sid={began.sid} />
        </p>
        {ended && ended.sid !== began.sid && (
          <p className="flex flex-wrap items-center gap-2">
            {says.otherId} <SidMark sid={ended.sid} />
          </p>
        )}
        {!ended && <p>{says.gone}</p>}
      </div>
      {changes.length > 0 ? <Changes changes={changes} /> : ended && <p className="text-soft">{says.unchanged}</p>}
    </div>
  );
}

function Changes({ changes }: Pick<SessionChanges, 'changes'>) {
  return (
    <ul className="flex flex-col gap-2" aria-label={says.changes}>
      {changes.map(({ path, before, after, kept }) => (
        <li key={JSON.stringify(path)} className="rounded-lg border border-line px-3 py-2" data-path={path.join('.')}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <code className="break-all font-mono font-semibold text-[0.8125rem] text-actor">
              {path.join('.') || text.stage.request}
            </code>
            <span
              className={`ml-auto text-xs ${kept === 'not-saved' || kept === 'late' ? 'text-danger' : 'text-soft'}`}
            >
              {path[0] === 'cookie' && kept === 'not-saved' ? says.cookie : says.kept[kept]}
            </span>
          </p>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 font-mono text-[0.8125rem]">
            <Value name={says.before} value={before} />
            <Value name={says.after} value={after} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt className="font-sans text-faint text-xs leading-5">{name}</dt>
      <dd className={`break-all ${value === undefined ? 'text-faint' : 'text-ink'}`}>
        {value === undefined ? says.absent : JSON.stringify(value)}
      </dd>
    </>
  );
}
