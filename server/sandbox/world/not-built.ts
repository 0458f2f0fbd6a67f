/** Something of the experiment format that this version does not do yet; the message names it. */
export class NotBuiltError extends Error {}

/** @throws NotBuiltError when the experiment's world needs what is not built yet. */
export function refuseWorldNotBuilt(world: { store: { kind: string }; network: { proxy: boolean } }) {
  if (world.store.kind !== 'memory')
    throw new NotBuiltError(`store.kind: "${world.store.kind}" is not built yet; use "memory".`);
  if (world.network.proxy) throw new NotBuiltError('network.proxy: a proxy is not built yet; leave it false.');
}

/** @throws NotBuiltError when a request names the page it comes from: SameSite by initiator is not built yet. */
export function refuseRequestNotBuilt(request: { from?: string | undefined }, field: string) {
  if (request.from !== undefined)
    throw new NotBuiltError(`${field}: the initiating page is not built yet; leave it out.`);
}
