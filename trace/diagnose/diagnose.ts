import type { TraceEvent } from '../event.js';
import type { Finding } from './finding.js';

/** Finds one known mistake: every place in a trace where somebody made it. */
type Detector = (events: readonly TraceEvent[]) => Finding[];

/** A detector per mistake, a file each. */
const detectors: Detector[] = [];

/** The known mistakes that a trace shows, in the order of the events that made them so. */
export function diagnose(events: readonly TraceEvent[]): Finding[] {
  return detectors.flatMap((detect) => detect(events)).sort((a, b) => a.seq - b.seq);
}
