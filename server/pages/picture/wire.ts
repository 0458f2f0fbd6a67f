import type { Element } from 'hast';
import { s } from 'hastscript';
import type { StageState } from '../../../trace/fold.js';
import { shortSid } from '../../../trace/sentence.js';
import { sidInside } from '../../../trace/ticket.js';
import { box, line, type Part } from './draw.js';

export const wireWidth = 168;

/** The last request, there and back. */
export function wire(state: StageState): Part {
  const request = state.requests.at(-1);
  if (!request) return { nodes: [line(0, 40, 'nothing on the wire', { ink: 'faint', size: 12 })], height: 50 };
  const { method, url, cookieHeader, response, id } = request;
  const { protocol, pathname } = new URL(url);
  const set = response?.headers.find(([name]) => name.toLowerCase() === 'set-cookie')?.[1];
  const answer = response && (response.error === null ? `${response.status} ${response.statusText}` : 'No response');
  return {
    nodes: [
      line(0, 14, `${protocol.slice(0, -1)}${state.proxies > 0 ? `, ${proxies(state.proxies)}` : ''}`, {
        size: 11.5,
        ink: 'faint',
      }),
      ...arrow(26, true),
      ...slip(
        36,
        `${method} ${pathname}`,
        cookieHeader === null ? 'no Cookie' : `Cookie: ${carried(cookieHeader)}`,
        id,
      ),
      ...(answer
        ? [
            ...slip(106, answer, set === undefined ? 'no Set-Cookie' : `Set-Cookie: ${carried(set)}`, id),
            ...arrow(166, false),
          ]
        : []),
    ],
    height: 176,
  };
}

/** Of a cookie of express-session the session id, by which it is known everywhere else; of others all. */
function carried(header: string): string {
  const values = header.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  const sid = values.map(sidInside).find((found) => found !== null);
  return sid ? shortSid(sid) : header;
}

const proxies = (count: number) => (count === 1 ? '1 proxy' : `${count} proxies`);

function slip(y: number, head: string, carried: string, id: string): Element[] {
  return [
    box(0, y, wireWidth, 50, 'browser', 10),
    line(10, y + 20, head, { bold: true, size: 13, ink: 'surface', width: wireWidth - 48 }),
    line(wireWidth - 10, y + 20, id, { size: 12, ink: 'surface', anchor: 'end' }),
    line(10, y + 38, carried, { size: 11.5, ink: 'surface', width: wireWidth - 20 }),
  ];
}

/** @param there to the app, which is on the right */
function arrow(y: number, there: boolean): Element[] {
  const [tip, back] = there ? [wireWidth, wireWidth - 7] : [0, 7];
  return [
    s('path', { d: `M0 ${y}H${wireWidth}`, className: ['hollow', 'strong-edge', 'dashed'] }),
    s('path', { d: `M${back} ${y - 4}L${tip} ${y}L${back} ${y + 4}`, className: ['hollow', 'strong-edge'] }),
  ];
}
