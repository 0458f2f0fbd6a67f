import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '../../protocol/bounds.js';
import { get, startServer, type TestServer, viewsApp } from './test-server.js';

const together = (path = '/', count = 2, explore: boolean | number = true) =>
  ({
    type: 'parallel',
    requests: Array.from({ length: count }, () => ({ url: `http://shop.test${path}` })),
    explore,
  }) as const;

describe('the orders of parallel requests, tried for a page', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });

  type Page = ReturnType<TestServer['page']>;
  const told = (page: Page) => page.batches.flatMap(({ exploration }) => exploration ?? []);
  const upTo = (page: Page, id: string, seq: number) => page.until(() => page.trace(id).length === seq);

  it('are told with the first event of the action, to a tab that joins later too', async () => {
    const page = server.page();
    const { id } = await page.create({ app: viewsApp(), actions: [get()] });
    const { seq } = await page.act(id, together());
    await upTo(page, id, seq);
    const [exploration, ...none] = told(page);
    expect(none).toEqual([]);
    expect(exploration).toMatchObject({ schedules: 10, complete: true, more: 0 });
    expect(exploration?.outcomes.map(({ count, store }) => [count, Object.values(store ?? {})])).toEqual([
      [4, [expect.objectContaining({ views: 3 })]],
      [6, [expect.objectContaining({ views: 2 })]],
    ]);
    const first = page.trace(id)[(exploration?.seq ?? 0) - 1];
    expect(first).toMatchObject({ type: 'request', requestId: 'r2' });

    const later = server.page();
    await later.join(id);
    await upTo(later, id, seq);
    expect(told(later)).toEqual([exploration]);

    const back = server.page();
    await back.resume(id, page);
    const { seq: end } = await back.act(id, get());
    await upTo(back, id, end);
    expect(told(back)).toEqual([]);
  });

  it('are one exploration a batch, and those of actions that a reset forgets are gone', async () => {
    const page = server.page();
    const { id } = await page.create({ app: viewsApp(), actions: [get(), together(), together('/', 3)] });
    await page.until(() => told(page).length === 2);
    const [first] = told(page);
    const kept = server.page();
    await page.reset(id, 2);
    await kept.join(id);
    await upTo(kept, id, server.pool.get(id).seq);
    expect(told(kept)).toEqual([first]);
    const none = server.page();
    await page.reset(id, 1);
    const { seq } = await page.act(id, get());
    await none.join(id);
    await upTo(none, id, seq);
    expect(told(none)).toEqual([]);
  });

  it('are told no larger than a page shows, whatever the app makes of them', async () => {
    const app = viewsApp(`
      var inside = 0;
      app.get('/large', function (req, res) {
        req.session.order = (req.session.order || '') + ++inside;
        req.session.large = new Array(20000).join('x');
        res.send(req.session.order + new Array(2000).join('y'));
      });`);
    const page = server.page();
    const { id } = await page.create({ app, actions: [get()] });
    const { seq } = await page.act(id, together('/large', 4, 100));
    await upTo(page, id, seq);
    const [exploration] = told(page);
    const { outcomes = [] } = exploration ?? {};
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes.length).toBeLessThanOrEqual(bounds.outcomes);
    expect(outcomes.every(({ store }) => store === null)).toBe(true);
    expect(outcomes[0]?.responses[0]?.body).toHaveLength(bounds.outcomeTextLength);
    const [{ outcomes: all = [] } = {}] = server.pool.get(id).explorations;
    expect(outcomes.length + (exploration?.more ?? 0)).toBe(all.length);
  });
});
