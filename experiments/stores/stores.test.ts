import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Experiment, type ExperimentInput, experiment } from '../../protocol/experiment.js';
import { runWorld } from '../../server/sandbox/world/run-world.js';
import { explain } from '../../trace/explain/explain.js';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');
const appOf = (path: string) => (JSON.parse(read(path)) as ExperimentInput).app;

async function run(name: string) {
  const { app, actions, ...settings }: Experiment = experiment.parse(JSON.parse(read(`${name}.json`)));
  const seen = await runWorld(app, actions, settings);
  expect(explain(seen.trace).filter(({ agrees }) => !agrees)).toEqual([]);
  return seen;
}

describe("the guide's Redis snippet", () => {
  it('with the call of today, and the client it does not make, is told which lines are missing', async () => {
    expect(appOf('redis-client-missing.json')).toBe(
      appOf('../5-legacy-redis-store.json').replace(
        "var RedisStore = require('connect-redis')(session)",
        "var { RedisStore } = require('connect-redis')",
      ),
    );
    const { of, responses } = await run('redis-client-missing');
    expect(of('error')).toMatchObject([{ where: 'load', name: 'ReferenceError', message: 'redisClient is not defined', line: 8 }]);
    expect(of('warning').map(({ message }) => message)).toEqual([
      "redisClient is used but never made. Add these lines before it: const redisClient = require('redis').createClient(); redisClient.connect().catch(console.error);",
    ]);
    expect(responses).toMatchObject([{ status: 0 }]);
  });

  it('runs with these lines, and keeps its sessions for the 86400 seconds it says', async () => {
    const lines = "const redisClient = require('redis').createClient();\nredisClient.connect().catch(console.error);";
    expect(appOf('redis-client-added.json').replace(`${lines}\n`, '').split('\n\napp.get(')[0]).toBe(
      appOf('redis-client-missing.json').split('\n\n// ...')[0],
    );
    const { bodies, of } = await run('redis-client-added');
    expect(bodies).toEqual([
      'Welcome to this page for the first time!',
      'You visited this page 2 times',
      'You visited this page 3 times',
      'Welcome to this page for the first time!',
    ]);
    expect(of('store.edit')).toMatchObject([{ op: 'expire', at: 86_400_000 }]);
  });
});

it('a full Redis drops the session that was used longest ago', async () => {
  const { of, bodies } = await run('redis-maxmemory');
  const [ada] = of('session.generate').map(({ sid }) => sid);
  expect(of('store.edit')[0]).toMatchObject({ op: 'evict', sid: ada });
  expect(bodies).toEqual(['hello ada', 'hello bob', 'hello eve', 'who are you?', 'hello eve']);
});

it("a store class of one's own keeps sessions as long as the process lives", async () => {
  const { bodies } = await run('own-store');
  expect(bodies).toEqual(['views 1', 'views 2', 'views 1']);
});

it('every experiment here is told above', () => {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
  expect(names.filter((name) => !read('stores.test.ts').includes(`run('${name.slice(0, -5)}')`))).toEqual([]);
});
