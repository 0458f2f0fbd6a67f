import type { HeaderList } from '../../../trace/event.js';

/** A request as it reached the sandbox's app, and as real Node is sent it; `address` is where its connection came from. */
export type WireRequest = { method: string; url: string; headers: HeaderList; body: string; address: string };
export type WireResponse = { status: number; statusText: string; headers: HeaderList; body: string };

/** What can be seen from outside after one action: the responses in the order their requests were sent, and the store's rows. */
export type Observation = { responses: WireResponse[]; store: Record<string, unknown> };

/** One action, as the real side has to do it. Several requests in one step are in flight together. */
export type RealStep =
  | { type: 'requests'; requests: WireRequest[] }
  | { type: 'advance'; ms: number }
  | { type: 'restart'; app: string }
  | { type: 'store.delete'; sid: string }
  | { type: 'store.clear' };

/**
 * One run on real Node. `sids` are the ids the sandbox drew, in order: real Node draws the same ones, so that ids,
 * signatures, ETags and lengths are compared as they are. A draw too many or too few shows as another id.
 */
export type RealCase = {
  app: string;
  files: Record<string, string>;
  clock: string;
  sids: string[];
  steps: RealStep[];
};
