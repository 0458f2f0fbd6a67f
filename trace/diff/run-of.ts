import { diagnose } from '../diagnose/diagnose.js';
import type { TraceEvent } from '../event.js';
import { explain } from '../explain/explain.js';
import { fold } from '../fold.js';
import type { Run } from './difference.js';

/** A run as its trace alone tells it: what is left at its end, why each decision fell so, and the mistakes in it. */
export function runOf(trace: readonly TraceEvent[]): Run {
  const { browsers, rows } = fold(trace, trace.length);
  return { trace, browsers, store: rows, explanations: explain(trace), findings: diagnose(trace) };
}
