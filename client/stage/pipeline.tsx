import { ArrowDown } from 'lucide-react';
import type { PipelineLayer } from '../../trace/event.js';
import type { RequestState, StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { LayerRow } from './layer-row.js';
import { SessionMachine } from './session-machine.js';

/** The app: its functions in the order a request meets them, with express-session opened up. */
export function Pipeline({ state, request }: { state: StageState; request: RequestState | undefined }) {
  const { pipeline, app, fault } = state;
  const machine = pipeline.find(({ kind }) => kind === 'session');
  const line = request?.inside?.line;
  const code = line === undefined ? undefined : app.split('\n')[line - 1]?.trim();
  const row = (layer: PipelineLayer) => (
    <LayerRow key={layer.layer} layer={layer} request={request} code={code}>
      {layer === machine && <SessionMachine request={request} state={state} />}
    </LayerRow>
  );
  return (
    <div className="pipeline-frame">
      <h4 className="flex items-center gap-2 pb-1 font-semibold text-[0.9375rem] text-ink">
        <ArrowDown size={15} aria-hidden className="text-faint" />
        {text.stage.app}
        <span className="dock dock-token" data-dock="app" />
      </h4>
      {pipeline.length === 0 && (
        <p className="px-1 text-faint text-sm">{fault ? text.stage.notStarted : text.stage.noPipeline}</p>
      )}
      <ol className="pipeline">
        {pipeline.map(row)}
        {!machine && request?.gates.cookie != null && <ByHand state={state} request={request} code={code} />}
      </ol>
    </div>
  );
}

/** express-session where the pipeline does not have it: the app calls it itself, or is no Express app. */
function ByHand({ state, request, code }: { state: StageState; request: RequestState; code: string | undefined }) {
  const layer: PipelineLayer = { layer: 0, depth: 0, name: text.stage.handmade, kind: 'session' };
  return (
    <LayerRow layer={layer} request={request} code={code}>
      <SessionMachine request={request} state={state} />
    </LayerRow>
  );
}
