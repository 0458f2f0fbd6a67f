import type { Element } from 'hast';
import { s } from 'hastscript';
import { own, type StageState } from '../../../trace/fold.js';
import { appPart, appWidth } from './app.js';
import { browsers, browsersWidth } from './browsers.js';
import { at, box, line, type Part } from './draw.js';
import { isBeside, store, storeWidth } from './store.js';
import { wire, wireWidth } from './wire.js';

const gap = 18;
const processX = browsersWidth + wireWidth + 2 * gap;
const pictureWidth = processX + appWidth + storeWidth + 3 * gap;

/** The whole stage as a drawing, of `pictureWidth` and its own height: browsers, the wire, the app, the store. Pure. */
function drawnStage(state: StageState): Part {
  const [left, middle, app, right] = [browsers(state), wire(state), appPart(state), store(state)];
  const beside = isBeside(state);
  const top = 26;
  const processWidth = appWidth + 2 * gap + (beside ? 0 : storeWidth + gap);
  const processHeight = Math.max(app.height, beside ? 0 : right.height) + top + gap;
  const height = Math.max(left.height, processHeight, right.height + top) + 2;
  return {
    nodes: [
      at(1, 1, left.nodes),
      at(browsersWidth + gap, 20, middle.nodes),
      at(processX, 1, [
        box(0.5, 8, processWidth - 1, processHeight - 8, 'hollow strong-edge dashed', 18),
        box(18, 0, 108, 16, 'paper', 0),
        line(26, 13, 'Node process', { size: 12, ink: 'faint' }),
        at(gap, top, app.nodes),
      ]),
      at(processX + appWidth + 2 * gap + (beside ? gap : 0), top + 1, right.nodes),
    ],
    height,
  };
}

/** The same as a picture by itself, with its size. @param style of `look.ts` */
export function stageSvg(state: StageState, style: string): Element {
  const { nodes, height } = drawnStage(state);
  const [wide, high] = [pictureWidth + 24, Math.ceil(height) + 24];
  return s(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: high, viewBox: `-12 -12 ${wide} ${high}` },
    s('style', style),
    box(-12, -12, wide, high, 'paper', 0),
    nodes,
  );
}

/** What the picture shows, for those who do not see it: who holds what. */
export function inWords(state: StageState): string {
  const jars = Object.entries(state.browsers).map(([name, jar]) =>
    jar.length === 0 ? `${name} has no cookie` : `${name} has ${jar.map((cookie) => cookie.name).join(' and ')}`,
  );
  const last = state.requests.at(-1)?.response;
  const rows = Object.keys(state.rows).map((sid) => {
    const { cookie: _cookie, ...data } = own(state.rows, sid) ?? {};
    return JSON.stringify(data);
  });
  const held = rows.length === 0 ? 'the store has no session' : `the store has ${rows.slice(0, 3).join(' and ')}`;
  const answer = last ? `The last answer was ${last.error === null ? last.status : 'none'}. ` : '';
  return `${answer}At the end ${[...jars.slice(0, 4), held].join('; ')}.`.slice(0, 400);
}
