import { parentPort, workerData } from 'node:worker_threads';
import type { Parallel } from '../../../protocol/action.js';
import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';
import { Upstream } from '../redis/real/upstream.js';
import { bootImage } from '../vm/image.js';
import type { Explorer } from '../world/explore/explorer.js';
import { World } from '../world/world.js';
import { EventBatch } from './event-batch.js';
import type { Answer, Explored, FromWorker, Operation, Results, ToWorker, WorkerSettings } from './worker-messages.js';

/** The entry of a worker thread: it hosts the worlds of many sandboxes and does one operation at a time. */
if (!parentPort) throw new Error('worker.js runs as a worker thread of the server, not by itself.');
const port = parentPort;
const post = (message: FromWorker) => port.postMessage(message);

const { redisUrl } = workerData as WorkerSettings;
const upstream = redisUrl === undefined ? null : new Upstream(redisUrl);
const worlds = new Map<string, World>();
/** Explorations under way: each goes on when it is asked for again. */
const explorers = new Map<string, Explorer>();
const batches = new Map<string, EventBatch>();

async function run(operation: Operation): Promise<Results[Operation['type']]> {
  const { id } = operation;
  if (operation.type === 'create') {
    const batch = new EventBatch((lines) => post({ type: 'events', id, lines }));
    batches.set(id, batch);
    const realRedis = upstream && { upstream, sandbox: id };
    const emit = (event: TraceEvent) => void batches.get(id)?.add(JSON.stringify(event));
    worlds.set(id, await World.create(operation.experiment, emit, { realRedis }));
    return null;
  }
  const world = worlds.get(id);
  if (!world) throw new Error(`Operation ${operation.type} on sandbox ${id}, whose world is not in this worker.`);
  switch (operation.type) {
    case 'act':
      await world.act(operation.action);
      return world.takeRealResponse();
    case 'explore':
      return explore(id, world, operation.action);
    case 'reset':
      await world.reset();
      return null;
    case 'result':
      return { responses: world.responses(), browsers: world.browsers(), ...(await world.store()) };
  }
}

async function explore(id: string, world: World, action: Parallel): Promise<Explored | null> {
  const explorer = explorers.get(id) ?? (await world.explore(action));
  explorers.set(id, explorer);
  if (!(await explorer.slice(limits.explorationSliceMs))) return null;
  explorers.delete(id);
  return explorer.result;
}

async function drop(id: string) {
  const world = worlds.get(id);
  worlds.delete(id);
  explorers.delete(id);
  batches.delete(id);
  await world?.dispose();
}

async function close() {
  await Promise.all([...worlds.keys()].map(drop));
  process.exit(0);
}

async function answer(operation: Operation): Promise<Answer> {
  try {
    return { ok: true, result: await run(operation) };
  } catch (error) {
    void drop(operation.id);
    return { ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', async (message: ToWorker) => {
  if (message.type === 'evict') return void drop(message.id);
  if (message.type === 'close') return close();
  const result = await answer(message);
  batches.get(message.id)?.end();
  post({ type: 'done', answer: result });
});

await bootImage(true);
post({ type: 'ready' });
