import { context } from '../context.js';

/** Says what an option of older versions has become, where node-redis itself just does not look at it any more. */
export function adviseOnOptions(options: unknown) {
  if (typeof options !== 'object' || options === null) return;
  const given = options as Record<string, unknown>;
  if ('legacyMode' in given) {
    warn(
      'legacyMode was an option of node-redis 4 and does nothing since version 5. connect-redis 7 and later want the ' +
        'client without it; for callbacks there is client.legacy().',
    );
  }
  const moved = ['host', 'port'].filter((name) => name in given);
  if (moved.length > 0) {
    warn(
      `createClient looks for ${moved.join(' and ')} in socket since node-redis 4: createClient({ socket: { host, port } }), or a url.`,
    );
  }
}

const warn = (message: string) => context.emit({ type: 'warning', library: 'redis', message });

/** A function of node-redis for which there is nothing here. */
export const notHere = (name: string) => () => {
  throw new Error(`${name} is not in this playground, where there is one Redis: use createClient.`);
};
