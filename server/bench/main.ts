import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { app } from './app.js';
import { type BatchRun, batch } from './batch.js';
import { type Figure, line, median, percentile, reached } from './figure.js';
import { gatewayClient } from './gateway.js';
import { loopbackClient, plainNode } from './plain-node.js';
import { makeWorld, type Resident, requestInVm, resident, times, views } from './sandboxes.js';
import { traceTimes } from './trace.js';

const MB = 1024 * 1024;

/** Memory is measured in a process of its own: what ran before would be counted too, or hide it. */
function apart<T>(...args: string[]): Promise<T> {
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: ['--expose-gc'] });
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`the memory measurement ended with code ${code}`)));
  });
}

async function figures(): Promise<Figure[]> {
  const node = await plainNode();
  const nodeStarts = await times(5, async () => {
    const one = await node.start();
    const client = loopbackClient(one.port);
    await client.get();
    client.close();
    await one.stop();
  });
  const plain = await node.start();
  const client = loopbackClient(plain.port);
  await times(300, () => client.get());

  const world = await makeWorld();
  await times(300, () => world.act(views));
  // in turns, so that a slow moment of the machine falls on both
  const loopback: number[] = [];
  const sandbox: number[] = [];
  for (let round = 0; round < 10; round++) {
    loopback.push(...(await times(60, () => client.get())));
    sandbox.push(...(await times(60, () => world.act(views))));
  }
  const throughGateway = await gatewayClient();
  await times(200, () => throughGateway.get());
  const beside: number[] = [];
  const outside: number[] = [];
  for (let round = 0; round < 10; round++) {
    beside.push(...(await times(60, () => client.get())));
    outside.push(...(await times(60, () => throughGateway.get())));
  }
  await throughGateway.close();
  const plainRss = await plain.rssBytes();
  client.close();
  await plain.stop();
  await node.remove();

  const create = await times(60, async () => (await makeWorld()).act(views));
  const reset = await times(60, () => world.reset());
  const toggle = await times(60, (i) =>
    world.act({ type: 'deploy', app: app.replace('resave: false', `resave: ${i % 2 === 0}`), keepStore: true }),
  );
  const untraced: number[] = [];
  const traced: number[] = [];
  for (let round = 0; round < 6; round++) {
    untraced.push(await requestInVm(false, 300));
    traced.push(await requestInVm(true, 300));
  }
  const { explainAndFold, anyPlace } = await traceTimes();
  const at200 = await apart<Resident>('--resident', '200');
  const at1000 = await apart<Resident>('--resident', '1000');
  const batchRun = await apart<BatchRun>('--batch');

  return [
    {
      name: 'create (first answer)',
      unit: 'ms p50',
      ours: median(create),
      theirs: { name: 'a Node process per learner', value: median(nodeStarts) },
      mustReach: [
        { what: 'value', atMost: 25 },
        { what: 'theirs / ours', atLeast: 8 },
      ],
    },
    { name: 'reset', unit: 'ms p50', ours: median(reset), mustReach: [{ what: 'value', atMost: 2 }] },
    {
      name: 'request, traced',
      unit: 'ms p50',
      ours: median(sandbox),
      theirs: { name: 'plain Express over loopback', value: median(loopback) },
      mustReach: [{ what: 'ours / theirs', atMost: 3 }],
    },
    {
      name: 'real-client request through the gateway',
      unit: 'ms p50',
      ours: median(outside),
      theirs: { name: 'plain Express over loopback', value: median(beside) },
      mustReach: [{ what: 'ours - theirs', atMost: 2 }],
    },
    { name: 'option toggle to live', unit: 'ms p50', ours: median(toggle), mustReach: [{ what: 'value', atMost: 20 }] },
    {
      name: 'memory per sandbox, 200 live',
      unit: 'MB resident',
      ours: at200.each / MB,
      theirs: { name: 'a Node process per learner', value: plainRss / MB },
      mustReach: [
        { what: 'value', atMost: 5 },
        { what: 'theirs / ours', atLeast: 8 },
      ],
    },
    {
      name: '1,000 live sandboxes, whole process',
      unit: 'GiB resident',
      // nothing to show when one of them did not answer, or did not come back the same after it was evicted
      ours: at1000.answered === 1000 && at1000.rebuilt === 1000 ? at1000.total / (1024 * MB) : Number.NaN,
      mustReach: [{ what: 'value', atMost: 4 }],
    },
    {
      name: 'batch, experiments of two requests',
      unit: 'a second per core',
      ours: batchRun.experimentsPerCpuSecond,
      mustReach: [{ what: 'value', atLeast: 150 }],
    },
    {
      name: 'batch, memory after 20,000 experiments',
      unit: 'MB resident',
      ours: batchRun.residentLate / MB,
      theirs: { name: 'the same batch after 2,000', value: batchRun.residentEarly / MB },
      mustReach: [{ what: 'ours / theirs', atMost: 1.1 }],
    },
    {
      name: 'trace overhead',
      unit: 'ms p50 in the VM',
      ours: median(traced),
      theirs: { name: 'the same VM untraced', value: median(untraced) },
      mustReach: [{ what: 'ours / theirs', atMost: 1.35 }],
    },
    {
      name: 'explain and fold 5,000 events',
      unit: 'ms p50',
      ours: median(explainAndFold),
      mustReach: [{ what: 'value', atMost: 50 }],
    },
    {
      name: 'fold at any of 5,000 events',
      unit: 'ms p99',
      ours: percentile(anyPlace, 0.99),
      mustReach: [{ what: 'value', atMost: 1 }],
    },
  ];
}

const [, , part, count] = process.argv;
if (part === '--resident' || part === '--batch') {
  const measuredHere = part === '--batch' ? await batch(2_000, 20_000) : await resident(Number(count));
  process.send?.(measuredHere, () => process.exit(0));
} else {
  const all = await figures();
  if (process.argv.includes('--json')) {
    const machine = { node: process.version, cpus: cpus().length };
    console.log(JSON.stringify({ machine, figures: all.map((one) => ({ ...one, reached: reached(one) })) }, null, 2));
  } else for (const figure of all) console.log(line(figure));
}
