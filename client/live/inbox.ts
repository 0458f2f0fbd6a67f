import type { LiveExploration, TraceMessage } from '../../protocol/live.js';
import type { TraceEvent } from '../../trace/event.js';

/** The part of a sandbox's trace that this page has: gapless from 1, with the explorations of the actions in it. */
export type Inbox = {
  id: string | null;
  epoch: number;
  events: readonly TraceEvent[];
  explorations: readonly LiveExploration[];
};

export const emptyInbox: Inbox = { id: null, epoch: 0, events: [], explorations: [] };

/**
 * Takes one batch. Events that are here already are dropped; a batch of another sandbox or an older epoch is ignored;
 * a newer epoch starts the trace anew.
 * @returns the inbox after it, and whether events are missing before it, so that the page must join again.
 */
export function receive(inbox: Inbox, batch: TraceMessage): { inbox: Inbox; gap: boolean } {
  if (inbox.id !== null && (batch.id !== inbox.id || batch.epoch < inbox.epoch)) return { inbox, gap: false };
  const { id, epoch, exploration } = batch;
  const known = id === inbox.id && epoch === inbox.epoch ? inbox : emptyInbox;
  const count = known.events.length;
  const fresh = batch.events.filter((event) => event.seq > count);
  const gapless = fresh.every((event, i) => event.seq === count + i + 1);
  const events = gapless && fresh.length > 0 ? [...known.events, ...fresh] : known.events;
  const isNew = exploration && count < exploration.seq && exploration.seq <= events.length;
  const explorations = isNew ? [...known.explorations, exploration] : known.explorations;
  return { inbox: { id, epoch, events, explorations }, gap: !gapless };
}
