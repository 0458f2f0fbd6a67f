import type { HeldCookie, TraceEvent } from '../event.js';
import type { Decision, Explanation } from '../explain/explanation.js';

/** What is compared of a run; of a run's result the trace, what follows from it, and what is left at the end. */
export type Run = {
  trace: readonly TraceEvent[];
  browsers: Record<string, HeldCookie[]>;
  store: Record<string, unknown>;
  explanations: readonly Explanation[];
  findings: readonly { mistake: string; requestId: string | null; seq: number }[];
};

/**
 * One thing that differs between two runs by meaning. A session is named by the request that made it (`r1's session`):
 * ids, signatures, dates of nothing but the order of events and the like are no difference.
 */
export type TraceDifference = {
  /** The request it is about; null: what is left when all is over, or what no request is about. */
  requestId: string | null;
  what:
    | 'request'
    | 'cookie-sent'
    | 'status'
    | 'location'
    | 'set-cookie'
    | 'body'
    | 'decision'
    | 'output'
    | 'jar'
    | 'row'
    | 'finding';
  /** Of several: which decision, cookie, row, browser or mistake. */
  which: Decision | string;
  /** Undefined where the run has no such thing. */
  before: unknown;
  after: unknown;
  /** For people. */
  sentence: string;
};
