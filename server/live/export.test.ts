import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentOfLinkText, linkText } from '../../protocol/share/link.js';
import { runExperiment } from '../experiment/run.js';
import { get, startServer, type TestServer, viewsApp } from './test-server.js';

const whole = { events: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY };

describe('a sandbox exported', () => {
  let server: TestServer;
  let page: ReturnType<TestServer['page']>;
  beforeAll(async () => {
    server = await startServer();
    page = server.page();
  });
  afterAll(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });

  /** A sandbox's trace as the server tells it. */
  const told = (id: string) => JSON.stringify(server.pool.get(id).read({ epoch: 0, after: 0 }, whole).events);

  it('is an experiment: run, or opened from a link, it tells the same trace byte for byte', async () => {
    const { id } = await page.create({ seed: 7, app: viewsApp(), actions: [get()] });
    await page.act(id, get());
    await page.act(id, { type: 'advance', ms: 60_000 });
    await page.act(id, { type: 'deploy', app: viewsApp('// edited'), keepStore: true });
    await page.act(id, { type: 'parallel', requests: [get(), get('/none', 'bob')].map(({ type, ...rest }) => rest) });
    const { seq } = await page.act(id, { type: 'restart' });
    await page.until(() => page.trace(id).length === seq);

    const exported = await page.export(id);
    expect(exported.actions.map(({ type }) => type)).toEqual([
      'request',
      'request',
      'advance',
      'deploy',
      'parallel',
      'restart',
    ]);
    const run = await runExperiment(server.pool, exported);
    expect(JSON.stringify(run.trace) === told(id)).toBe(true);
    const opened = await page.create(experimentOfLinkText(linkText(exported)));
    await page.until(() => page.trace(opened.id).length === seq);
    expect(told(opened.id) === told(id)).toBe(true);
    expect(page.trace(opened.id)).toEqual(page.trace(id));
  });

  it('holds what is left after a reset', async () => {
    const { id } = await page.create({ app: viewsApp(), actions: [get(), get(), get()] });
    await page.reset(id, 1);
    expect((await page.export(id)).actions).toHaveLength(1);
  });

  it('is refused in one sentence when no message could hold it', async () => {
    const { id } = await page.create({ app: viewsApp(), actions: [] });
    const large = { ...get(), method: 'POST', body: 'a'.repeat(900_000) };
    for (let i = 0; i < 3; i++) await page.act(id, large);
    await expect(page.export(id)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/^What was done here is more than a link or file may hold \(2500000 characters\)/),
    });
  });

  it.each([
    [{ id: 'aaaaaaaaaaaaaaaa' }, 'unknown-sandbox'],
    [{ id: '__proto__' }, 'invalid-message'],
    [{}, 'invalid-message'],
    [undefined, 'invalid-message'],
  ])('of none, %j, is refused', async (message, code) => {
    expect(await page.raw('sandbox.export', message)).toMatchObject({ ok: false, error: { code } });
  });
});
