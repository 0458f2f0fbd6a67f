import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from './app.js';

/** A Node process with the app in it, as a learner's own would be. */
export type PlainNode = {
  port: number;
  process: ChildProcess;
  rssBytes: () => Promise<number>;
  stop: () => Promise<void>;
};

const listen = `
var server = app.listen(0, '127.0.0.1', function () { process.send({ port: server.address().port }); });
process.on('message', function () { process.send({ rss: process.memoryUsage().rss }); });
`;

/** Writes the app where it finds the packages of this project, and gives a way to start processes of it. */
export async function plainNode() {
  const folder = await mkdtemp(join(tmpdir(), 'plain-node-'));
  const file = join(folder, 'app.cjs');
  const resolve = createRequire(import.meta.url).resolve;
  const source = app.replace(/require\('([^']+)'\)/g, (_, name: string) => `require(${JSON.stringify(resolve(name))})`);
  await writeFile(file, source + listen);
  return {
    async start(): Promise<PlainNode> {
      const child = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
      const { port } = await message<{ port: number }>(child);
      return {
        port,
        process: child,
        rssBytes: async () => {
          child.send('rss');
          return (await message<{ rss: number }>(child)).rss;
        },
        stop: () =>
          new Promise((done) => {
            child.once('exit', () => done());
            child.kill();
          }),
      };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (value) => resolve(value as T)));
}

/** One keep-alive connection to a server on the loopback, with its session cookie. @param host what to ask it for */
export function loopbackClient(port: number, host = `127.0.0.1:${port}`) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const get = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { host, ...(cookie && { cookie }) };
      const request = http.get({ host: '127.0.0.1', port, path: '/', agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`The answer was ${response.statusCode}, not 200.`));
        const [set] = response.headers['set-cookie'] ?? [];
        if (set) cookie = set.split(';')[0] ?? '';
        response.resume().once('end', () => resolve());
      });
      request.once('error', reject);
    });
  return { get, close: () => agent.destroy() };
}
