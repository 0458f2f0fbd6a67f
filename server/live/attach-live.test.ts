import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, startServer, type TestServer, viewsApp } from './test-server.js';

/** Forty turns of the event loop, each busy for some milliseconds of wall time: a page sees them come while it runs. */
const slowRoute = `
app.get('/slow', function (req, res) {
  var i = 0;
  (function step() {
    console.log('step ' + i);
    for (var j = 0; j < 200000; j++);
    if (++i < 40) setImmediate(step);
    else res.send('done');
  })();
});`;

describe('a page on a sandbox', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });

  it('sees what happens while the action runs, in batches', async () => {
    const page = server.page();
    const { id } = await page.create({ app: viewsApp(slowRoute), actions: [] });
    let over = false;
    const acting = page.act(id, get('/slow')).finally(() => {
      over = true;
    });
    await page.until(() => page.trace(id).some((event) => event.type === 'console'));
    expect(over).toBe(false);
    const { seq } = await acting;
    await page.until(() => page.trace(id).length === seq);
    const lines = page.trace(id).flatMap((event) => (event.type === 'console' ? [event.text] : []));
    expect(lines).toEqual(Array.from({ length: 40 }, (_, i) => `step ${i}`));
    expect(page.batches.length).toBeLessThan(seq / 2);
  });

  it('goes on where the connection was lost, in the middle of an action', async () => {
    const lost = server.page();
    const { id } = await lost.create({ app: viewsApp(slowRoute), actions: [get()] });
    const key = 'the-same-key';
    lost.act(id, get('/slow'), key).catch(() => {}); // its answer is lost with the connection
    await lost.until(() => lost.trace(id).some((event) => event.type === 'console'));
    lost.socket.disconnect();

    const back = server.page();
    await back.resume(id, lost);
    const { seq, actions } = await back.act(id, get('/slow'), key);
    expect(actions).toBe(2);
    await back.until(() => back.trace(id).length === seq);
    expect(back.trace(id).length).toBeGreaterThan(lost.trace(id).length);

    const fresh = server.page();
    await fresh.join(id);
    await fresh.until(() => fresh.trace(id).length === seq);
    expect(back.trace(id)).toEqual(fresh.trace(id));
  });

  it('sees the same as another tab, whichever acts', async () => {
    const one = server.page();
    const two = server.page();
    const { id } = await one.create({ app: viewsApp(), actions: [] });
    await two.join(id);
    await Promise.all([one.act(id, get()), two.act(id, get()), one.act(id, get('/', 'bob'))]);
    const { seq } = await two.act(id, get());
    await Promise.all([one, two].map((page) => page.until(() => page.trace(id).length === seq)));
    expect(two.trace(id)).toEqual(one.trace(id));
    // the sockets race, the sandbox does one after the other: no view is lost
    const bodies = one.trace(id).flatMap((event) => (event.type === 'response' ? [event.body] : []));
    expect(bodies.toSorted()).toEqual(['views 1', 'views 1', 'views 2', 'views 3']);
  });

  it('is told on joining what the sandbox was made of, without its actions', async () => {
    const one = server.page();
    const made = {
      app: viewsApp(),
      seed: 7,
      store: { kind: 'redis', latency: 5 },
      network: { latency: 30, proxy: { hops: 2, forwardedProto: false } },
      browsers: { carol: { private: true } },
      files: { 'views/home.ejs': '<h1>home</h1>' },
    } as const;
    const { id } = await one.create({ ...made, actions: [get()] });
    await one.act(id, { type: 'deploy', app: viewsApp('// edited'), keepStore: true });
    const joined = await server.page().join(id);
    expect(joined).toMatchObject({ actions: 2, redis: 'embedded', setup: made });
    expect(joined.setup).not.toHaveProperty('actions');
  });

  it('starts over with a new epoch after a reset', async () => {
    const page = server.page();
    const first = await page.create({ app: viewsApp(), actions: [get(), get()] });
    await page.until(() => page.trace(first.id).filter((event) => event.type === 'response').length === 2);
    const before = page.trace(first.id);
    const reset = await page.reset(first.id, 1);
    const oneRequest = before.findIndex((event) => event.type === 'response') + 1;
    expect(reset).toMatchObject({ ...first, epoch: first.epoch + 1, actions: 1, seq: expect.any(Number) });
    expect(reset.seq).toBeGreaterThanOrEqual(oneRequest);
    const { seq } = await page.act(first.id, get());
    await page.until(() => page.epoch(first.id) === reset.epoch && page.trace(first.id).length === seq);
    expect(page.trace(first.id)).toEqual(before);
  });
});

describe('a slow page', () => {
  it('is sent one batch and nothing more until it acknowledges, then all the rest', async () => {
    const server = await startServer();
    try {
      const slow = server.page();
      slow.acknowledges = false;
      const { id } = await slow.create({ app: viewsApp(slowRoute), actions: [] });
      await slow.until(() => slow.batches.length === 1);
      const quick = server.page();
      await quick.join(id);
      const { seq } = await quick.act(id, get('/slow'));
      await quick.until(() => quick.trace(id).length === seq);
      expect(slow.batches.length).toBe(1);
      slow.acknowledge();
      await slow.until(() => slow.trace(id).length === seq);
      expect(slow.batches.length).toBe(2);
      expect(slow.trace(id)).toEqual(quick.trace(id));
    } finally {
      await server.close();
    }
  });

  it('is disconnected when it never acknowledges', async () => {
    const server = await startServer({ ackMs: 50 });
    try {
      const page = server.page();
      page.acknowledges = false;
      await page.create({ app: viewsApp(), actions: [get()] });
      await page.until(() => page.socket.disconnected);
      expect(page.batches.length).toBe(1);
    } finally {
      await server.close();
    }
  });
});
