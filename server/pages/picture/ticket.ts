import type { Element } from 'hast';
import { shortSid } from '../../../trace/sentence.js';
import { holes } from '../../../trace/ticket.js';
import { box, line } from './draw.js';

/** A session id as the page shows it everywhere: a punched ticket. `dead`: the store has no session by it. */
export const ticket = (x: number, y: number, sid: string, dead = false): Element[] => [
  box(x, y, 108, 21, dead ? 'hollow strong-edge dashed' : 'sunken', 6),
  ...holes(sid).map(([column, row]) =>
    box(x + 5 + column * 2.6, y + 4.2 + row * 2.6, 2.1, 2.1, dead ? 'faint' : 'store', 0.6),
  ),
  line(x + 24, y + 15, shortSid(sid), { font: 'mono', size: 12, ink: dead ? 'faint' : 'store' }),
];
