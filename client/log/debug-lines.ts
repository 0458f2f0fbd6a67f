import { create } from 'zustand';
import type { TraceEvent } from '../../trace/event.js';

const key = 'debug-lines';

/**
 * Whether the log shows what libraries say of themselves by the package `debug`: to who reads the events it tells the same
 * once more. It is of this tab. They are in the trace in any case, and in whatever is made of it.
 */
export const useDebugLines = create<{ shown: boolean }>(() => ({ shown: asBefore() }));

/** As it was before a reload. */
function asBefore(): boolean {
  try {
    return sessionStorage.getItem(key) === 'shown';
  } catch {
    return false;
  }
}

export function showDebugLines(shown: boolean) {
  useDebugLines.setState({ shown });
  try {
    if (shown) sessionStorage.setItem(key, 'shown');
    else sessionStorage.removeItem(key);
  } catch {
    // it holds until the page is loaded again
  }
}

export const isDebugLine = ({ type }: TraceEvent) => type === 'debug';

/** The event that is told where the stage stands after `at` events: the last one, or the last before its debug lines. */
export function toldAt(events: readonly TraceEvent[], at: number, debugLines: boolean): TraceEvent | undefined {
  // where the stage stands may be of the trace before this one
  let event = events[at - 1];
  while (event && !debugLines && isDebugLine(event)) event = events[event.seq - 2];
  return event;
}
