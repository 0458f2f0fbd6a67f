import { bounds } from '../../protocol/bounds.js';
import type { LiveExploration } from '../../protocol/live.js';
import type { NotedExploration } from '../sandbox/pool/explorations.js';

/** As much of an exploration as a page shows. */
export function toldExploration({ seq, schedules, complete, because, outcomes }: NotedExploration): LiveExploration {
  return {
    seq,
    schedules,
    complete,
    ...(because !== undefined && { because }),
    outcomes: outcomes.slice(0, bounds.outcomes).map(({ count, schedule, responses, store }) => ({
      count,
      schedule: schedule.slice(0, bounds.scheduleSteps).map(beginning),
      responses: responses.map(({ requestId, status, body, error }) => ({
        requestId,
        status,
        body: beginning(body),
        ...(error !== undefined && { error }),
      })),
      store: JSON.stringify(store).length <= bounds.outcomeStoreLength ? store : null,
    })),
    more: Math.max(0, outcomes.length - bounds.outcomes),
  };
}

function beginning(text: string): string {
  return text.length <= bounds.outcomeTextLength ? text : `${text.slice(0, bounds.outcomeTextLength - 1)}…`;
}
