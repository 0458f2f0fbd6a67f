import type { HeldCookie } from '../../../trace/event.js';
import type { StageState } from '../../../trace/fold.js';
import { isDeadTicket, sidInside } from '../../../trace/ticket.js';
import { at, box, line, lines, type Part, stacked } from './draw.js';
import { ticket } from './ticket.js';

export const browsersWidth = 264;
const inner = browsersWidth - 28;

/** The browsers, each with the last page it got and its jar; those that did something last come first. */
export function browsers(state: StageState): Part {
  const names = Object.keys(state.browsers);
  const busy = (name: string) => state.requests.some(({ browser }) => browser === name);
  const shown = [...names.filter(busy), ...names.filter((name) => !busy(name))].slice(0, 3);
  const cards = shown.map((name) => card(name, state));
  if (names.length > shown.length) cards.push(note(`and ${names.length - shown.length} more`));
  return stacked(cards.length > 0 ? cards : [note('No browser has sent anything.')], 14);
}

const note = (text: string): Part => ({ nodes: [line(4, 14, text, { ink: 'faint' })], height: 20 });

function card(name: string, state: StageState): Part {
  const request = state.requests.findLast(({ browser }) => browser === name);
  const page = request?.response ? pageOf(request.url, request.response) : { nodes: [], height: 0 };
  const cookies = state.browsers[name] ?? [];
  const jar = stacked(
    cookies.length === 0
      ? [{ nodes: [line(0, 13, 'empty jar', { ink: 'faint', size: 12 })], height: 16 }]
      : cookies.slice(0, 3).map((cookie) => inJar(cookie, isDeadTicket(cookie, state))),
    8,
  );
  const body = stacked(
    [page, jar].filter(({ height }) => height > 0),
    12,
  );
  const height = body.height + 62;
  return {
    nodes: [
      box(0.5, 0.5, browsersWidth - 1, height - 1, `surface ${request ? 'browser-edge' : 'line-edge'}`, 14),
      box(14, 13, 24, 24, request ? 'browser' : 'sunken', 12),
      line(26, 30, name.slice(0, 1).toUpperCase(), {
        bold: true,
        size: 12,
        ink: request ? 'surface' : 'browser',
        anchor: 'middle',
      }),
      line(48, 30, name, { bold: true, size: 14, ink: 'ink', width: inner - 34 }),
      at(14, 48, body.nodes),
    ],
    height,
  };
}

type Response = NonNullable<StageState['requests'][number]['response']>;

/** What a person reads of a page: without its tags. */
function pageOf(url: string, { status, body, error, headers }: Response): Part {
  const bad = error !== null || status >= 400;
  const location = headers.find(([header]) => header.toLowerCase() === 'location')?.[1];
  const text = error ?? (location ? `→ ${location}` : body.replace(/<[^>]*>/g, ' ').trim() || 'empty');
  const said = lines(10, 49, text, 3, { font: 'serif', size: 16, ink: bad ? 'danger' : 'ink', width: inner - 20 });
  const height = said.height + 38;
  return {
    nodes: [
      box(0.5, 0.5, inner - 1, height, 'surface line-edge', 9),
      box(1, 1, inner - 2, 25, 'sunken', 8),
      line(10, 18, url.replace(/^https?:\/\//, ''), { font: 'mono', size: 11.5, width: inner - 60 }),
      line(inner - 10, 18, error === null ? String(status) : 'failed', {
        size: 12,
        bold: true,
        ink: bad ? 'danger' : 'soft',
        anchor: 'end',
      }),
      ...said.nodes,
    ],
    height,
  };
}

function inJar(cookie: HeldCookie, dead: boolean): Part {
  const sid = sidInside(cookie.value);
  const { domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition } = cookie;
  const attributes = [
    `Path ${path}`,
    ...(hostOnly ? [] : [`Domain ${domain}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(sameSite ? [`SameSite ${sameSite}`] : []),
    ...(partition ? ['Partitioned'] : []),
    expires === null ? 'until the browser closes' : `until ${expires.slice(0, 16).replace('T', ' ')}`,
  ].join(' · ');
  const told = lines(0, 38, attributes, 2, { size: 11, ink: 'faint', width: inner });
  const nameWidth = Math.min(120, cookie.name.length * 8.5 + 10);
  return {
    nodes: [
      line(0, 15, cookie.name, { font: 'mono', size: 12.5, bold: true, ink: 'ink', width: 120 }),
      ...(sid === null
        ? [line(nameWidth, 15, cookie.value, { font: 'mono', size: 12, width: inner - nameWidth })]
        : ticket(nameWidth, 0, sid, dead)),
      ...told.nodes,
      ...(dead ? [line(0, 40 + told.height, 'no session behind it', { size: 11, ink: 'danger' })] : []),
    ],
    height: 26 + told.height + (dead ? 16 : 0),
  };
}
