import type { EventOf } from '../../trace/event.js';
import { eventsUpTo } from '../live/arrival.js';
import { perform, useSandbox } from '../live/sandbox.js';
import type { ActionInput } from '../live/wire.js';
import { followLive } from '../timeline/playhead.js';

type RequestAction = Extract<ActionInput, { type: 'request' }>;

/** One request and its response, as the trace has them. */
export type Exchange = { request: EventOf<'request'>; response: EventOf<'response'> };

/** Sends a request through the sandbox, and waits until its events are here. @throws Error when the server refuses it. */
export async function exchange(action: RequestAction): Promise<Exchange> {
  followLive();
  const { seq } = await perform(action);
  const events = (await eventsUpTo(seq)).slice(0, seq);
  const response = events.findLast((event) => event.type === 'response');
  const request = events.find((event) => event.type === 'request' && event.requestId === response?.requestId);
  if (response?.type !== 'response' || request?.type !== 'request')
    throw new Error('The trace has no response to this request.');
  return { request, response };
}

/** Virtual seconds since the epoch, as of the last event. */
export function virtualNow(): number {
  const { events } = useSandbox.getState();
  const first = events[0];
  const start = first?.type === 'deploy' ? Date.parse(first.clock) : 0;
  return Math.floor((start + (events.at(-1)?.at ?? 0)) / 1000);
}
