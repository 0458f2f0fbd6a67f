import { Braces } from 'lucide-react';
import type { RequestState, StageState } from '../../trace/fold.js';
import { SessionView } from './session-view.js';
import { Station } from './station.js';

/** The learner's code, and what it finds in `req.session`. */
export function HandlerStation({ request, state }: { request: RequestState | undefined; state: StageState }) {
  const { touched, app } = state;
  const inside = request?.inside;
  const line = inside?.kind === 'middleware' ? undefined : inside?.line;
  const source = line === undefined ? undefined : app.split('\n')[line - 1]?.trim();
  const changed = touched?.what === 'session' && touched.requestId === request?.id ? touched.path[0] : undefined;
  return (
    <Station
      actor="handler"
      icon={Braces}
      title="Your handler"
      note={line === undefined ? undefined : `line ${line}`}
      active={request?.place === 'handler'}
    >
      {source && (
        <code className="truncate rounded-md bg-actor-tint px-2 py-1 font-mono text-actor text-xs">{source}</code>
      )}
      <div>
        <h4 className="eyebrow px-1 pb-1">req.session</h4>
        {request?.session ? (
          <SessionView session={request.session} touched={changed} />
        ) : (
          <p className="px-1 text-faint text-sm">{request ? 'none' : 'no request here'}</p>
        )}
      </div>
    </Station>
  );
}
