import type { Element } from 'hast';
import { s } from 'hastscript';
import type { PipelineLayer } from '../../../trace/event.js';
import type { RequestState, StageState } from '../../../trace/fold.js';
import { type GateView, gatesIn, gatesOut, skippedBecause } from '../../../trace/gates.js';
import { box, line, lines, type Part, stacked } from './draw.js';
import { ticket } from './ticket.js';

export const appWidth = 316;
const inner = appWidth - 32;
/** Functions of the app that have room; the first ones, with the last for the rest. */
const most = 9;

/** The app: its functions with express-session opened up, and `req.session` below. */
export function appPart(state: StageState): Part {
  const request = state.requests.at(-1);
  const parts = state.fault ? [fault(state.fault.message), layers(state, request)] : [layers(state, request)];
  return stacked([...parts, sessionObject(request)], 12);
}

function fault(message: string): Part {
  const said = lines(16, 48, message, 3, { ink: 'danger', width: inner });
  return {
    nodes: [
      box(0.5, 0.5, appWidth - 1, said.height + 40, 'surface danger-edge', 14),
      line(16, 28, 'The app does not run', { bold: true, size: 14, ink: 'danger' }),
      ...said.nodes,
    ],
    height: said.height + 42,
  };
}

function layers({ pipeline }: StageState, request: RequestState | undefined): Part {
  const shown = pipeline.slice(0, most);
  const rows = shown.map((layer) => layerRow(layer, request));
  if (pipeline.length > most)
    rows.push({ nodes: [line(30, 16, `and ${pipeline.length - most} more`, { ink: 'faint', size: 12 })], height: 22 });
  const list = stacked(rows, 4);
  return card('Your app', list);
}

function card(title: string, body: Part): Part {
  const height = body.height + 58;
  return {
    nodes: [
      box(0.5, 0.5, appWidth - 1, height - 1, 'surface line-edge', 14),
      line(16, 29, title, { bold: true, size: 14, ink: 'ink' }),
      s('g', { transform: 'translate(16 42)' }, body.nodes),
    ],
    height,
  };
}

const inkOf = {
  middleware: 'middleware',
  session: 'middleware',
  router: 'middleware',
  handler: 'handler',
  'error-handler': 'handler',
};

function layerRow(layer: PipelineLayer, request: RequestState | undefined): Part {
  const { kind, method } = layer;
  const ink = inkOf[kind];
  const passed = request?.passed.includes(layer.layer) ?? false;
  const machine = kind === 'session' ? gates(request) : { nodes: [], height: 0 };
  return {
    nodes: [
      s('circle', { cx: 6, cy: 12, r: 4, className: passed ? [ink] : ['hollow', `${ink}-edge`] }),
      ...(method ? [line(22, 16, method, { font: 'mono', size: 12.5, bold: true, ink })] : []),
      line(method ? 28 + method.length * 7.8 : 22, 16, nameOf(layer), {
        font: kind === 'session' ? 'sans' : 'mono',
        size: kind === 'session' ? 14 : 12.5,
        bold: kind === 'session',
        ink: 'ink',
        width: inner - 90,
      }),
      ...(layer.line === undefined
        ? []
        : [line(inner, 16, `line ${layer.line}`, { size: 11.5, ink: 'faint', anchor: 'end' })]),
      s('g', { transform: 'translate(22 26)' }, machine.nodes),
    ],
    height: 22 + (machine.height > 0 ? machine.height + 8 : 0),
  };
}

/** A route by its path, express-session by its package, a function by its name. */
function nameOf({ kind, name, path }: PipelineLayer): string {
  if (kind === 'session') return 'express-session';
  if (kind === 'handler') return path ?? '/';
  return [path, name === 'anonymous' ? 'a function' : name].filter(Boolean).join(' ');
}

function gates(request: RequestState | undefined): Part {
  const width = (inner - 22 - 16) / 2;
  const [ins, outs] = [column('Way in', gatesIn(request), width), column('Way out', gatesOut(request), width)];
  const because = skippedBecause(request);
  const height = Math.max(ins.height, outs.height);
  const told = because
    ? lines(0, height + 14, because, 2, { size: 11.5, width: inner - 22 })
    : { nodes: [], height: 0 };
  return {
    nodes: [...ins.nodes, s('g', { transform: `translate(${width + 16} 0)` }, outs.nodes), ...told.nodes],
    height: height + told.height,
  };
}

function column(title: string, asked: readonly GateView[], width: number): Part {
  const rows = asked.flatMap(({ question, answer, state }, i): Element[] => {
    const y = 30 + i * 18;
    return [
      s('circle', { cx: 4, cy: y - 4, r: 3, className: state === 'yes' ? ['middleware'] : ['hollow', 'strong-edge'] }),
      line(13, y, question, { size: 12, ink: state === 'open' ? 'faint' : 'soft' }),
      line(width, y, answer, { size: 12, ink: 'middleware', anchor: 'end' }),
    ];
  });
  return {
    nodes: [line(0, 11, title.toUpperCase(), { size: 10, bold: true, ink: 'faint' }), ...rows],
    height: 20 + asked.length * 18,
  };
}

function sessionObject(request: RequestState | undefined): Part {
  const session = request?.session ?? null;
  const data = session === null ? [] : Object.entries(session).filter(([key]) => key !== 'cookie');
  const told =
    session === null
      ? [line(16, 52, request?.gates.destroy ? 'none: it was destroyed' : 'none', { ink: 'faint', size: 12.5 })]
      : data.length === 0
        ? [line(16, 52, 'empty', { ink: 'faint', size: 12.5 })]
        : data.slice(0, 4).map(([key, value], i) =>
            line(16, 52 + i * 18, `${key}: ${JSON.stringify(value)}`, {
              font: 'mono',
              size: 12,
              ink: 'ink',
              width: inner,
            }),
          );
  const height = 46 + told.length * 18;
  return {
    nodes: [
      box(0.5, 0.5, appWidth - 1, height - 1, 'surface line-edge', 14),
      line(16, 27, 'req.session', { font: 'mono', size: 13, bold: true, ink: 'handler' }),
      ...(session && request?.sid ? ticket(122, 12, request.sid) : []),
      ...told,
    ],
    height,
  };
}
