import type { TraceEvent } from '../../trace/event.js';
import type { Gate } from '../../trace/fold.js';
import type { SelectionOf } from '../inspector/selection.js';

/** The event that answers a gate. */
const answers: Record<Gate, (event: TraceEvent) => boolean> = {
  cookie: ({ type }) => type === 'cookie.read',
  found: (event) => event.type === 'store.return' && event.op === 'get',
  isNew: ({ type }) => type === 'session.generate' || type === 'session.load',
  modified: (event) => event.type === 'session.change' && event.path[0] !== 'cookie',
  destroy: (event) => event.type === 'session.destroy' || callsStore(event, 'destroy'),
  save: (event) => callsStore(event, 'set'),
  touch: (event) => callsStore(event, 'touch'),
  setCookie: ({ type }) => type === 'cookie.set' || type === 'cookie.skip',
};

const callsStore = (event: TraceEvent, op: string) =>
  event.type === 'store.call' && event.op === op && event.by === 'middleware';

/**
 * The event of the log that something chosen on the stage is about: of a gate the one that answers it, else where
 * express-session decides; of a request, and of its session, the sending. Null when it is not in the trace.
 */
export function rowOfSelection(
  selection: SelectionOf<'request' | 'session' | 'gate'>,
  events: readonly TraceEvent[],
): number | null {
  const own = events.filter(({ requestId }) => requestId === selection.requestId);
  const { kind } = selection;
  const gate = kind === 'gate' ? selection.gate : null;
  const answer = gate === null ? undefined : own.find(answers[gate]);
  const decides = own.find((event) => kind === 'gate' && event.type === 'middleware' && event.phase === 'commit');
  return (answer ?? decides ?? own[0])?.seq ?? null;
}
