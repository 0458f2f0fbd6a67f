import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { action } from '../../protocol/action.js';
import { experiment } from '../../protocol/experiment.js';
import { issueSentence } from '../../protocol/issue.js';
import { runExperiment } from '../../server/experiment/run.js';
import { SandboxPool } from '../../server/sandbox/pool/pool.js';

const pool = new SandboxPool({
  workers: 1,
  maxSandboxes: 5,
  maxSandboxesPerVisitor: 5,
  maxLive: 5,
  idleEvictMs: 60_000,
  forgetMs: 60_000,
  log: console,
});
afterAll(() => pool.close());

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));
const lostUpdate = read('lost-update');

describe('experiments/world', () => {
  it('lost-update: of the orders of two visits at once some lose one, and the result says which', async () => {
    const { explorations } = await runExperiment(pool, experiment.parse(lostUpdate));
    expect(explorations).toMatchObject([{ action: 1, complete: true }]);
    const views = (store: Record<string, unknown>) => Object.values(store).map((row) => (row as { views: number }).views);
    const ends = explorations?.flatMap(({ outcomes }) => outcomes.map(({ store }) => views(store)));
    expect(ends?.toSorted()).toEqual([[2], [3]]);
  });

  it('lost-update-redis: the same with sessions in Redis', async () => {
    const { explorations } = await runExperiment(pool, experiment.parse(read('lost-update-redis')));
    expect(explorations).toMatchObject([{ action: 1, complete: true }]);
    const ends = explorations?.flatMap(({ outcomes }) => outcomes.map(({ store }) => Object.values(store)));
    expect(ends).toMatchObject([[{ views: 2 }], [{ views: 3 }]]);
  });

  it('lost-update: a neighbour in the same thread has its turn between two schedules', async () => {
    const [first] = lostUpdate.actions;
    const three = [1, 2, 3].map((n) => ({ url: `http://shop.test/${n}` }));
    const many = { ...lostUpdate, app: lostUpdate.app.replace("'/'", "'/:n'"), actions: [{ ...first, url: three[0]?.url }] };
    const [busy, neighbour] = [await pool.create(experiment.parse(many), 'a'), await pool.create(experiment.parse(lostUpdate), 'b')];
    const order: string[] = [];
    const act = (sandbox: typeof busy, key: string, input: unknown) =>
      sandbox.act(key, action.parse(input)).then(() => order.push(key));
    await Promise.all([
      act(busy, 'exploring', { type: 'parallel', requests: three, explore: 200 }),
      act(neighbour, 'neighbour', first),
    ]);
    expect(order).toEqual(['neighbour', 'exploring']);
    expect(busy.explorations).toMatchObject([{ schedules: 200, complete: false }]);
    for (const sandbox of [busy, neighbour]) pool.forget(sandbox);
  }, 60_000);

  it('proxy: both proxies are trusted, and over https a Secure cookie comes', async () => {
    const { responses, trace, explanations } = await runExperiment(pool, experiment.parse(read('proxy')));
    const client = '203.0.113.1';
    expect(responses.map(({ body }) => JSON.parse(body))).toEqual([
      { ip: client, ips: [client, '10.0.0.2'], protocol: 'https', hostname: 'shop.test' },
      { ip: client, ips: [client, '10.0.0.2'], protocol: 'http', hostname: 'shop.test' },
    ]);
    expect(responses.map(({ headers }) => 'set-cookie' in headers)).toEqual([true, false]);
    // 30 ms there, 10 ms back, twice
    expect(trace.flatMap((event) => (event.type === 'response' ? [event.at] : []))).toEqual([40, 80]);
    expect(explanations.every(({ agrees }) => agrees)).toBe(true);
  });

  it('store-failure: an error, no answer, no connection, and all is there again', async () => {
    const { responses, explanations } = await runExperiment(pool, experiment.parse(read('store-failure')));
    expect(responses.map(({ status }) => status)).toEqual([200, 500, 0, 503, 200]);
    expect(responses[2]?.error).toBe('The store never answered get, and without that there is no response.');
    expect(responses[4]?.body).toBe('views 2');
    expect(explanations.every(({ agrees }) => agrees)).toBe(true);
  });

  it('2,000 interleavings are more than may be asked for, in one sentence', () => {
    const [first, both] = lostUpdate.actions;
    const { error } = experiment.safeParse({ ...lostUpdate, actions: [first, { ...both, explore: 2000 }] });
    expect(error && issueSentence(error, 'the experiment')).toMatch(/^actions\[1\]\.explore: Too big: .*1000/);
  });
});
