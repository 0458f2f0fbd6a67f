import type { Action } from '../../../protocol/action.js';

/** Something of the experiment format that this version does not do yet; the message names it. */
export class NotBuiltError extends Error {}

/** @throws NotBuiltError when the action is not built yet. */
export function refuseActionNotBuilt(action: Action) {
  if (action.type === 'parallel' && action.explore)
    throw new NotBuiltError('explore: interleavings are not built yet; leave it out.');
}
