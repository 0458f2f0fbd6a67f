import { Cpu } from 'lucide-react';
import type { RequestState, StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { useLabel } from './beside.js';
import { Pipeline } from './pipeline.js';
import { SessionObject } from './session-object.js';
import { Store } from './store.js';

/** The process of the app, and the store: in it when it is the process's own memory, beside it when it is a server. */
export function Process({ state, request }: { state: StageState; request: RequestState | undefined }) {
  const name = state.options?.store ?? 'MemoryStore';
  const beside = name === 'RedisStore' || state.redis !== null;
  const store = <Store state={state} name={name} />;
  return (
    <>
      <section
        className="process"
        data-actor="process"
        data-fault={state.fault !== null}
        data-touched={state.touched?.what === 'process' || state.touched?.what === 'app'}
        data-beside={beside}
        aria-label={useLabel(text.stage.process)}
      >
        <h3 className="process-name">
          <Cpu size={13} aria-hidden /> {text.stage.process}
        </h3>
        <div className="flex min-w-0 flex-col gap-3">
          <Pipeline state={state} request={request} />
          <SessionObject request={request} state={state} />
        </div>
        {!beside && store}
      </section>
      {beside && store}
    </>
  );
}
