import type { Action, RequestInput } from '../../../protocol/action.js';
import type { Experiment } from '../../../protocol/experiment.js';

/** Something of the experiment format that this version does not do yet; the message names it. */
export class NotBuiltError extends Error {}

/** @throws NotBuiltError when the experiment's world needs what is not built yet. */
export function refuseWorldNotBuilt(world: Pick<Experiment, 'store' | 'browsers'>) {
  if (world.store.kind !== 'memory')
    throw new NotBuiltError(`store.kind: "${world.store.kind}" is not built yet; use "memory".`);
  if (world.browsers) throw new NotBuiltError('browsers: special browsers are not built yet; leave it out.');
}

const notBuilt = new Set<Action['type']>(['browser.restart', 'script.cookie']);

/** @throws NotBuiltError when the action is not built yet. */
export function refuseActionNotBuilt(action: Action) {
  if (notBuilt.has(action.type)) throw new NotBuiltError(`type: "${action.type}" is not built yet.`);
  if (action.type === 'request') refuseRequestNotBuilt(action, '');
  if (action.type !== 'parallel') return;
  if (action.explore) throw new NotBuiltError('explore: interleavings are not built yet; leave it out.');
  for (const [i, one] of action.requests.entries()) refuseRequestNotBuilt(one, `requests[${i}].`);
}

const requestNotBuilt = ['from', 'kind', 'credentials', 'follow'] as const;

function refuseRequestNotBuilt(request: RequestInput, before: string) {
  const field = requestNotBuilt.find((name) => request[name] !== undefined);
  if (field) throw new NotBuiltError(`${before}${field}: is not built yet; leave it out.`);
}
