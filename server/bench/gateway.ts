import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { experiment } from '../../protocol/experiment.js';
import { createFrontServer } from '../gateway/front-server.js';
import { Gateway } from '../gateway/gateway.js';
import { SandboxPool } from '../sandbox/pool/pool.js';
import { app } from './app.js';
import { loopbackClient } from './plain-node.js';

/** One keep-alive connection of a client outside to a sandbox of the server's pool, through the gateway. */
export async function gatewayClient() {
  const pool = new SandboxPool({
    workers: 1,
    maxSandboxes: 1,
    maxSandboxesPerVisitor: 1,
    maxLive: 1,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    log: console,
  });
  const { id } = await pool.create(experiment.parse({ app, actions: [] }), 'bench');
  const gateway = new Gateway(pool, { proxies: 0, log: console, perSecond: Number.MAX_SAFE_INTEGER });
  const server = createFrontServer(createServer(), gateway, {
    domain: 'localhost',
    proxies: 0,
    connectionsPerAddress: 10,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = loopbackClient(port, `${id}.localhost:${port}`);
  return {
    get: client.get,
    async close() {
      client.close();
      server.close();
      await pool.close();
    },
  };
}
