import type { RequestState, StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { useLabel } from './beside.js';
import { Inspectable } from './inspectable.js';
import { SessionView } from './session-view.js';
import { SidMark } from './sid-mark.js';

/** `req.session` as the handler of a request has it. */
export function SessionObject({ request, state }: { request: RequestState | undefined; state: StageState }) {
  const { touched } = state;
  const path = touched?.what === 'session' && touched.requestId === request?.id ? touched.path : null;
  return (
    <section
      className="session-object"
      data-actor="handler"
      data-touched={path !== null}
      aria-label={useLabel(text.stage.request)}
    >
      <h4 className="flex items-center gap-2">
        <Inspectable
          selection={request ? { kind: 'session', requestId: request.id } : null}
          label={text.stage.inspectSession(request?.id ?? '')}
        >
          <code className="font-mono font-semibold text-[0.8125rem] text-actor">{text.stage.request}</code>
        </Inspectable>
        {request?.session && request.sid && <SidMark sid={request.sid} />}
      </h4>
      {request?.session ? (
        <SessionView session={request.session} touched={path?.[0]} />
      ) : (
        <p className="px-1 text-faint text-xs">{whyNone(request)}</p>
      )}
    </section>
  );
}

function whyNone(request: RequestState | undefined): string {
  const { noRequest, noSession } = text.stage;
  if (!request) return noRequest;
  if (request.gates.destroy) return noSession.destroyed;
  return request.gates.cookie === null && request.response === null ? noSession.notYet : noSession.none;
}
