import { redirectBeforeSave } from '../mistakes/redirect-before-save.js';
import { overwrites } from '../overwrite.js';
import type { Cause } from '../symptom.js';
import { spoken, type Traced } from '../traced.js';

/** A request writes a session that another changed after it had read it, or reads it before another has saved. */
export function dataLostInParallel(trace: Traced): Cause | string {
  const [first] = overwrites(trace);
  const [unsaved] = redirectBeforeSave(trace);
  if (!first && unsaved) return unsaved;
  if (!first) return 'No request wrote a session that another request had changed since the first had read it.';
  const { write, exchange, other } = first;
  return {
    seq: write.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} wrote its copy of the session over what ${spoken(other)} had done to it.`,
  };
}
