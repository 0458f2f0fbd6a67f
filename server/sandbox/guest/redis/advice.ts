import { context } from '../context.js';

const warn = (message: string) => context.emit({ type: 'warning', library: 'redis', message });

/** Says what an option of older versions has become, where node-redis itself does not look at it any more or just fails. */
export function adviseOnOptions(options: unknown) {
  if (options === undefined || options === null) return;
  if (typeof options !== 'object') {
    const object = typeof options === 'string' ? '{ url }' : '{ socket: { host, port } }';
    warn(`createClient takes one object since node-redis 4: createClient(${object}).`);
    return;
  }
  if ('legacyMode' in options) {
    warn(
      'legacyMode was an option of node-redis 4 and does nothing since version 5. connect-redis 7 and later want the ' +
        'client without it; for callbacks there is client.legacy().',
    );
  }
  const moved = ['host', 'port'].filter((name) => name in options);
  if (moved.length > 0) {
    warn(
      `createClient looks for ${moved.join(' and ')} in socket since node-redis 4: createClient({ socket: { host, port } }), or a url.`,
    );
  }
}

const advised = new WeakSet<object>();

/** Says that a command will be rejected, once for each client: who has not connected it may not look at its promises. */
export function adviseToConnect(client: { isOpen: boolean }) {
  if (client.isOpen || advised.has(client)) return;
  advised.add(client);
  warn(
    'A command was given to a client that is not connected: it is rejected. Since node-redis 4 connect() comes first.',
  );
}

/** A function of node-redis for which there is nothing here. */
export const notHere = (name: string) => () => {
  throw new Error(`${name} is not in this playground, where there is one Redis: use createClient.`);
};
