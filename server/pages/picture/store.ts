import type { SessionData } from '../../../trace/fold/state.js';
import { own, type StageState } from '../../../trace/fold.js';
import { duration } from '../../../trace/sentence.js';
import { timeToLive } from '../../../trace/time-to-live.js';
import { at, box, line, type Part, stacked } from './draw.js';
import { ticket } from './ticket.js';

export const storeWidth = 196;
const inner = storeWidth - 24;
const most = 4;

/** Whether the store outlives the app's process: a server of its own. */
export const isBeside = ({ options, redis }: StageState) => options?.store === 'RedisStore' || redis !== null;

/** The sessions that the store holds. */
export function store(state: StageState): Part {
  const rows = Object.entries(state.rows);
  const shown = rows.slice(0, most).map(([sid, session]) => row(sid, session, state));
  if (rows.length > most)
    shown.push({ nodes: [line(2, 13, `and ${rows.length - most} more`, { ink: 'faint', size: 12 })], height: 18 });
  const list = stacked(shown, 8);
  const count = rows.length === 0 ? 'no session' : rows.length === 1 ? '1 session' : `${rows.length} sessions`;
  const height = list.height + (rows.length > 0 ? 68 : 58);
  return {
    nodes: [
      box(0.5, 0.5, storeWidth - 1, height - 1, 'surface line-edge', 14),
      line(12, 27, state.options?.store ?? 'MemoryStore', { bold: true, size: 14, ink: 'store', width: inner }),
      line(12, 44, state.storeFails ? 'does not answer as it should' : count, {
        size: 11.5,
        ink: state.storeFails ? 'danger' : 'faint',
      }),
      at(12, 56, list.nodes),
    ],
    height,
  };
}

function row(sid: string, session: SessionData, state: StageState): Part {
  const data = Object.entries(session).filter(([key]) => key !== 'cookie');
  const life = timeToLive(session, own(state.keptUntil, sid), state);
  const lost = own(state.written, sid)?.lost;
  const told = data.slice(0, 3).map(([key, value], i) =>
    line(9, 46 + i * 17, `${key}: ${JSON.stringify(value)}`, {
      font: 'mono',
      size: 11.5,
      ink: 'ink',
      width: inner - 18,
    }),
  );
  if (data.length === 0) told.push(line(9, 46, 'empty', { size: 11.5, ink: 'faint' }));
  const end = 46 + told.length * 17;
  const left = life === null ? 'no expiry' : life.left > 0 ? `${duration(life.left)} left` : 'expired';
  return {
    nodes: [
      box(0.5, 0.5, inner - 1, end + (lost ? 26 : 10), 'surface line-edge', 9),
      ...ticket(8, 8, sid),
      ...told,
      line(9, end, left, { size: 11, ink: 'faint' }),
      ...(lost ? [line(9, end + 16, 'overwrote what another saved', { size: 10.5, ink: 'danger' })] : []),
    ],
    height: end + (lost ? 28 : 12),
  };
}
