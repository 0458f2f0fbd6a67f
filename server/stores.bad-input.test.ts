import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf, EventType } from '../trace/event.js';
import { get, startServer, type TestServer, viewsApp } from './live/test-server.js';

/**
 * Store code that does what no store may, under the real server with one worker for all. Beside each a neighbour
 * counts its visits and must not miss one.
 */

/** An app over a store whose methods are these. */
const appWith = (methods: string) => `
const express = require('express');
const session = require('express-session');
class OwnStore extends session.Store {
  rows = {};
  ${methods}
}
const app = express();
app.use(session({ secret: 's', resave: false, saveUninitialized: true, store: new OwnStore() }));
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.use((error, req, res, next) => { if (!res.headersSent) res.status(500).send(error.message); });
app.listen(3000);`;
const good = {
  made: '',
  get: 'get(sid, done) { done(null, this.rows[sid] && JSON.parse(this.rows[sid])); }',
  set: 'set(sid, session, done) { this.rows[sid] = JSON.stringify(session); done(null); }',
  destroy: 'destroy(sid, done) { delete this.rows[sid]; done(null); }',
};
const storeWith = (bad: Partial<typeof good>) => appWith(Object.values({ ...good, ...bad }).join('\n  '));

let server: TestServer;
let page: ReturnType<TestServer['page']>;
let neighbour: string;
let visits = 0;

const of = <T extends EventType>(id: string, type: T) =>
  page.trace(id).filter((event): event is EventOf<T> => event.type === type);
const open = async (app: string) => (await page.create({ app, actions: [] })).id;
async function visit(id: string) {
  const { seq } = await page.act(id, get());
  await page.until(() => page.trace(id).length >= seq);
  const { status, body, error } = of(id, 'response').at(-1) ?? {};
  return error === undefined ? [status, body] : [status, error];
}

beforeAll(async () => {
  server = await startServer();
  page = server.page();
  neighbour = await open(viewsApp());
});
afterAll(() => server.close());
const neighbourCounts = async () => expect(await visit(neighbour)).toEqual([200, `views ${++visits}`]);
beforeEach(neighbourCounts);
afterEach(async () => {
  await neighbourCounts();
  expect(server.defects).toEqual([]);
});

describe('a store', () => {
  it('that throws in its constructor: its error, with the line', async () => {
    const id = await open(storeWith({ made: "constructor() { super(); throw new Error('no database'); }" }));
    expect(await visit(id)).toEqual([0, expect.stringContaining('the app did not start')]);
    expect(of(id, 'error')).toMatchObject([{ where: 'load', message: 'no database', line: 6 }]);
  });

  it('that never calls back: what the browser waits for, in one sentence', async () => {
    const id = await open(storeWith({ get: 'get(sid, done) {}' }));
    expect(await visit(id)).toEqual([200, 'views 1']);
    expect(await visit(id)).toEqual([0, 'The store never answered get, and without that there is no response.']);
    expect(of(id, 'limit')).toHaveLength(1);
    expect(of(id, 'store.call').at(-1)).toMatchObject({ op: 'get' });
    expect(of(id, 'store.return').at(-1)).toMatchObject({ op: 'set' });
  });

  it('that calls back twice: the second time is told of, and does not answer twice', async () => {
    const twice =
      'get(sid, done) { const row = this.rows[sid] && JSON.parse(this.rows[sid]); done(null, row); done(null, row); }';
    const id = await open(storeWith({ get: twice }));
    await visit(id);
    const [status] = await visit(id);
    expect(status).toBe(200);
    expect(of(id, 'store.return').filter(({ again }) => again)).toMatchObject([{ op: 'get' }]);
    expect(of(id, 'response')).toHaveLength(2);
  });

  it("that gives a session without a cookie: express-session's own error, and the app goes on", async () => {
    const id = await open(storeWith({ get: 'get(sid, done) { done(null, { views: 7 }); }' }));
    await visit(id);
    const [status, body] = await visit(id);
    expect([status, body]).toEqual([500, expect.stringContaining("'expires'")]);
    expect(of(id, 'error').at(-1)).toMatchObject({ where: 'request', name: 'TypeError' });
    expect((await visit(id))[0]).toBe(500);
  });

  it('of a kind that is none: the field and the kinds that are', async () => {
    const reply = await page.raw('sandbox.create', {
      experiment: { app: '', actions: [], store: { kind: 'postgres' } },
    });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid-message', message: expect.stringMatching(/store\.kind.*"memory"\|"redis"/) },
    });
  });
});
