import type { Action } from '../../../protocol/action.js';
import type { Experiment } from '../../../protocol/experiment.js';

/** Something of the experiment format that this version does not do yet; the message names it. */
export class NotBuiltError extends Error {}

/** @throws NotBuiltError when the experiment's world needs what is not built yet. */
export function refuseWorldNotBuilt(world: Pick<Experiment, 'store'>) {
  if (world.store.kind !== 'memory')
    throw new NotBuiltError(`store.kind: "${world.store.kind}" is not built yet; use "memory".`);
}

/** @throws NotBuiltError when the action is not built yet. */
export function refuseActionNotBuilt(action: Action) {
  if (action.type === 'parallel' && action.explore)
    throw new NotBuiltError('explore: interleavings are not built yet; leave it out.');
}
