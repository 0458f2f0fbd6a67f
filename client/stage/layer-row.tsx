import type { ReactNode } from 'react';
import type { PipelineLayer } from '../../trace/event.js';
import type { RequestState } from '../../trace/fold.js';
import type { Actor } from '../design/actor.js';
import { text } from '../text/text.js';

/** One function of the app: what it is called, for which requests, and whether the request is in it, was, or is to come. */
export function LayerRow({
  layer,
  request,
  code,
  children,
}: {
  layer: PipelineLayer;
  request: RequestState | undefined;
  /** The line of the learner's code that the request is in. */
  code: string | undefined;
  children?: ReactNode;
}) {
  const inside = request?.inside?.layer === layer.layer;
  const state = inside ? 'now' : request?.passed.includes(layer.layer) ? 'passed' : 'ahead';
  return (
    <li
      className="layer"
      data-actor={actorOf[layer.kind]}
      data-layer={layer.layer}
      data-state={state}
      data-kind={layer.kind}
      style={{ '--depth': layer.depth } as React.CSSProperties}
    >
      <span className="dock dock-token" data-dock={`layer:${layer.layer}`} />
      <span className="layer-name">
        {layer.method && <b className="font-semibold text-actor">{layer.method}</b>}
        {nameOf(layer)}
        {layer.kind === 'error-handler' && <em className="text-faint not-italic">{text.stage.errorHandler}</em>}
      </span>
      <code className="layer-code">{inside && layer.kind !== 'session' && code}</code>
      {layer.line !== undefined && <span className="layer-line">{text.stage.line(layer.line)}</span>}
      {children}
      {layer.kind === 'session' && <span className="dock dock-token dock-out" data-dock="out" />}
    </li>
  );
}

const actorOf: Record<PipelineLayer['kind'], Actor> = {
  middleware: 'middleware',
  session: 'middleware',
  router: 'middleware',
  handler: 'handler',
  'error-handler': 'handler',
};

/** A route by its path, express-session by its package, a function by its name. */
function nameOf({ kind, name, path }: PipelineLayer): string {
  if (kind === 'session') return 'express-session';
  if (kind === 'handler') return path ?? '/';
  const called = name === 'anonymous' ? text.stage.aFunction : name;
  return path === undefined ? called : `${path} ${called}`;
}
