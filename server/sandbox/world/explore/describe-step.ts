import type { StoreOp, TraceEvent } from '../../../../trace/event.js';
import type { Step } from './interleaving.js';

/**
 * One step in a line: `r1: store.get returns, calls store.set`.
 * @param waitsFor the store operation that the request had no answer to before the step
 * @param events what happened from its beginning to the next one's
 */
export function describeStep(step: Step, waitsFor: StoreOp | null, events: readonly TraceEvent[]): string {
  const own = events.filter((event) => event.requestId === step.requestId);
  const others = events.filter((event) => event.requestId !== step.requestId && event.requestId !== null);
  const happened = [...own.flatMap(ownDeed), ...others.flatMap(othersDeed)];
  return `${step.requestId}: ${[...beginning(step, waitsFor, own), ...happened].join(', ')}`;
}

/** A step without an event of its own, of a request that waits for the store, is the store's: only a slow one has it. */
function beginning(step: Step, waitsFor: StoreOp | null, own: readonly TraceEvent[]): string[] {
  if (own.some(({ type }) => type === 'store.return' || type === 'store.command')) return [];
  if (waitsFor === null || own.length > 0 || step.what === 'reaches the app') return [step.what];
  return [`store.${waitsFor} ${step.entry === null ? 'is done there' : 'reaches the store'}`];
}

function ownDeed(event: TraceEvent): string[] {
  switch (event.type) {
    case 'store.return':
      return [`store.${event.op} ${event.error === undefined ? 'returns' : 'fails'}`];
    case 'store.call':
      return [`calls store.${event.op}`];
    case 'store.command':
      return [`sends ${event.command} to Redis`];
    case 'response':
      return [event.error === undefined ? `is answered ${event.status}` : 'gets no answer'];
    default:
      return [];
  }
}

const othersDeed = (event: TraceEvent) => ownDeed(event).map((deed) => `${event.requestId} ${deed}`);
