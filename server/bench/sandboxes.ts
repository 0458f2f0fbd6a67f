import { type Action, action } from '../../protocol/action.js';
import { experiment } from '../../protocol/experiment.js';
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
    respond: (response: string) => {
      answer = response;
    },
    exit: silent,
  };
  const vm = await Vm.create(side, traced);
  vm.load(app);
  const request = (id: string, headers: [string, string][]) => {
    vm.refuel();
    vm.run('request', JSON.stringify({ id, method: 'GET', url: '/', headers, body: '', secure: false }));
    while (vm.immediatesWait) vm.run('immediate');
  };
  request('first', [['Host', 'shop.test']]);
  const { headers } = JSON.parse(answer) as { headers: [string, string][] };
  const cookie = headers.find(([name]) => name === 'Set-Cookie')?.[1].split(';')[0] ?? '';
  const samples = await times(count, (i) => request(`r${i}`, [['Host', 'shop.test'], ['Cookie', cookie]]));
  return median(samples.slice(count / 5));
}

/** Bytes that each of `count` live sandboxes adds to this process, every one of them having answered. */
export async function residentEach(count: number): Promise<{ each: number; total: number; answered: number }> {
  const worlds: World[] = [await makeWorld()];
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < count; i++) worlds.push(await makeWorld());
  for (const world of worlds) await world.act(views);
  globalThis.gc?.();
  const total = process.memoryUsage.rss();
  const answered = worlds.filter((world) => world.responses()[0]?.status === 200).length - 1;
  return { each: (total - before) / count, total, answered };
}
