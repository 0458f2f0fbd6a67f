import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Backend } from './backend.js';
import { Connection } from './connection.js';
import { EmbeddedRedis } from './embedded/embedded-redis.js';
import { Keyspace } from './embedded/keyspace.js';
import { RealRedis } from './real/real-redis.js';
import type { Upstream } from './real/upstream.js';

/** For tests: a server that a Redis client can connect to. */
export type TestServer = { url: string; port: number; stop(): Promise<void> };
/** One that can hang: it takes what it is sent, and does not answer. */
export type RealServer = TestServer & { hang(): void; wake(): void };

/** A real redis-server, which keeps nothing on disk. @param port where; any free one when left out */
export async function realRedis(port?: number): Promise<RealServer> {
  const chosen = port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'session-playground-redis-'));
  const args = ['--port', `${chosen}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server exited with ${code}.`)));
    createInterface(server.stdout).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    hang: () => void server.kill('SIGSTOP'),
    wake: () => void server.kill('SIGCONT'),
    async stop() {
      server.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The embedded Redis behind a socket of its own, on the real clock. */
export function servedEmbedded(): Promise<TestServer> {
  const keyspace = new Keyspace(Date.now, { maxBytes: 1_000_000, evicts: false }, () => {});
  return served(new EmbeddedRedis(keyspace, Date.now));
}

/** What a sandbox sees of a real Redis, behind a socket of its own. */
export async function servedBehindPrefix(upstream: Upstream, sandbox: string): Promise<TestServer> {
  const backend = new RealRedis(upstream, sandbox, Date.now, { expired: () => {}, shortened: () => {} });
  await backend.connect();
  return served(backend);
}

async function served(backend: Backend): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connection = new Connection(++connections, backend);
    let work = Promise.resolve();
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      work = work.then(async () => {
        const answer = await connection.receive(bytes);
        socket.write(answer.bytes);
        if (answer.closes) socket.end();
      });
    });
  });
  const port = await listening(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
