import type { TraceEvent } from '../../trace/event.js';
import { useSandbox } from './sandbox-state.js';

/** The events of the trace as soon as the one numbered `seq` is here: an action is acknowledged before its last events come. */
export function eventsUpTo(seq: number): Promise<readonly TraceEvent[]> {
  return new Promise((resolve) => {
    const { events } = useSandbox.getState();
    if (events.length >= seq) return resolve(events);
    const stop = useSandbox.subscribe((state) => {
      if (state.events.length < seq) return;
      stop();
      resolve(state.events);
    });
  });
}
