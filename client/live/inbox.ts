import type { TraceMessage } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';

/** The part of a sandbox's trace that this page has: gapless from 1. */
export type Inbox = { id: string | null; epoch: number; events: readonly TraceEvent[] };

export const emptyInbox: Inbox = { id: null, epoch: 0, events: [] };

/**
 * Takes one batch. Events that are here already are dropped; a batch of another sandbox or an older epoch is ignored;
 * a newer epoch starts the trace anew.
 * @returns the inbox after it, and whether events are missing before it, so that the page must join again.
 */
export function receive(inbox: Inbox, batch: TraceMessage): { inbox: Inbox; gap: boolean } {
  if (inbox.id !== null && (batch.id !== inbox.id || batch.epoch < inbox.epoch)) return { inbox, gap: false };
  const known = batch.id === inbox.id && batch.epoch === inbox.epoch ? inbox.events : [];
  const fresh = batch.events.filter((event) => event.seq > known.length);
  const gapless = fresh.every((event, i) => event.seq === known.length + i + 1);
  const events = gapless && fresh.length > 0 ? [...known, ...fresh] : known;
  return { inbox: { id: batch.id, epoch: batch.epoch, events }, gap: !gapless };
}
