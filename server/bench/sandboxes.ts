import { type Action, action } from '../../protocol/action.js';
import { experiment } from '../../protocol/experiment.js';
import { SandboxPool } from '../sandbox/pool/pool.js';
import { SeededRandom } from '../sandbox/vm/random.js';
import { Vm } from '../sandbox/vm/vm.js';
import { World } from '../sandbox/world/world.js';
import { app } from './app.js';
import { median } from './figure.js';

export const views: Action = action.parse({ type: 'request', url: 'http://shop.test/' });
const parsed = experiment.parse({ app, actions: [] });
const silent = () => {};

export const makeWorld = () => World.create(parsed, silent);

/** Runs `once` so many times; gives each one's time in ms. */
export async function times(count: number, once: (i: number) => Promise<unknown> | unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await once(i);
    samples.push(performance.now() - start);
  }
  return samples;
}

/** Median ms of one request inside a VM with or without the tracer in it; nothing around it is counted. */
export async function requestInVm(traced: boolean, count: number): Promise<number> {
  let answer = '';
  const side = {
    now: () => Date.parse(parsed.clock),
    random: new SeededRandom(1),
    setTimer: silent,
    clearTimer: silent,
    emit: silent,
    respondHead: () => {},
    respond: (response: string) => {
      answer = response;
    },
    redis: { open: silent, send: silent, close: silent, keepsSessionsUnder: silent },
    exit: silent,
  };
  const vm = await Vm.create(side, traced);
  vm.load(app);
  const request = (id: string, headers: [string, string][]) => {
    vm.refuel();
    vm.run(
      'request',
      JSON.stringify({ id, method: 'GET', url: '/', headers, body: '', secure: false, address: '203.0.113.1' }),
    );
    while (vm.immediatesWait) vm.run('immediate');
  };
  request('first', [['Host', 'shop.test']]);
  const { headers } = JSON.parse(answer) as { headers: [string, string][] };
  const cookie = headers.find(([name]) => name === 'Set-Cookie')?.[1].split(';')[0] ?? '';
  const samples = await times(count, (i) =>
    request(`r${i}`, [
      ['Host', 'shop.test'],
      ['Cookie', cookie],
    ]),
  );
  return median(samples.slice(count / 5));
}

export type Resident = { each: number; total: number; answered: number; rebuilt: number };

/**
 * What `count` live sandboxes of the server's pool take, every one of them having answered; then all are evicted, and
 * `rebuilt` of them answer the next request as if they had not been. Sizes are bytes of the whole process.
 */
export async function resident(count: number): Promise<Resident> {
  const pool = new SandboxPool({
    workers: 1,
    maxSandboxes: count + 1,
    maxSandboxesPerVisitor: count + 1,
    maxLive: count + 1,
    idleEvictMs: Number.POSITIVE_INFINITY,
    forgetMs: Number.POSITIVE_INFINITY,
    log: console,
  });
  const open = async () => {
    const sandbox = await pool.create(parsed, 'bench');
    await sandbox.act('visit-1', views);
    return sandbox;
  };
  await open();
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const sandboxes: Awaited<ReturnType<typeof open>>[] = [];
  for (let i = 0; i < count; i++) sandboxes.push(await open());
  const { live } = pool.size;
  globalThis.gc?.();
  const total = process.memoryUsage.rss();
  const bodies = async (all: typeof sandboxes) =>
    Promise.all(all.map(async (sandbox) => (await sandbox.result()).responses.map(({ body }) => body).join()));
  const first = 'Welcome to this page for the first time!';
  const answered = (await bodies(sandboxes)).filter((body) => body === first).length;
  for (const sandbox of sandboxes) sandbox.evict();
  for (const sandbox of sandboxes) await sandbox.act('visit-2', views);
  const rebuilt = (await bodies(sandboxes)).filter((body) => body === `${first},You visited this page 2 times`).length;
  await pool.close();
  return { each: (total - before) / count, total, answered: Math.min(answered, live - 1), rebuilt };
}
