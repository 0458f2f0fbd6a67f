import { describe, expect, it } from 'vitest';
import type { EventOf, TraceEvent } from '../../../trace/event.js';
import { type ActionInput, get, runWorld, withSession } from './run-world.js';

/** `session.save by handler 3:15` for each call of a session's method or of the store, in order. */
async function calls(app: string, actions: ActionInput[] = [get()]) {
  const { trace } = await runWorld(app, actions);
  return trace.filter(isCall).map((event) => {
    const what = event.type === 'store.call' ? `store.${event.op}` : event.type;
    return `${what} by ${event.by}${event.line === undefined ? '' : ` ${event.line}:${event.column}`}`;
  });
}

const called = [
  'session.save',
  'session.touch',
  'session.regenerate',
  'session.reload',
  'session.destroy',
  'store.call',
] as const;
type Called = (typeof called)[number];
const isCall = (event: TraceEvent): event is EventOf<Called> => (called as readonly string[]).includes(event.type);

const byHandler = (list: string[]) => list.filter((call) => call.includes('handler'));

describe('a call of a session method or of the store', () => {
  it('by the handler is told with its line and column, and so is what it asks of the store', async () => {
    const app = withSession(
      `app.get('/', function (req, res) {
  req.session.touch();
  req.session.save(function () {
    req.session.reload(function () {
      req.session.regenerate(function () {
        req.sessionStore.length(function () { req.session.destroy(function () { res.end(); }); });
      });
    });
  });
});`,
    );
    expect(byHandler(await calls(app))).toEqual([
      'session.touch by handler 7:15',
      'session.save by handler 8:15',
      'store.set by handler 8:15',
      'session.reload by handler 9:17',
      'store.get by handler 9:17',
      'session.regenerate by handler 10:19',
      'store.destroy by handler 10:19',
      'store.length by handler 11:26',
      'session.destroy by handler 11:59',
      'store.destroy by handler 11:59',
    ]);
  });

  it('stands where the method is named, however its arguments are laid out', async () => {
    const app = withSession(
      `app.get('/', (req, res) => {
  req.session.save(
    () => {
      req.sessionStore.set('other', {
        cookie: { path: ['/'] },
      }, () => req.session.reload((error) => { res.end(); }));
    },
  );
});`,
    );
    expect(byHandler(await calls(app))).toEqual([
      'session.save by handler 7:15',
      'store.set by handler 7:15',
      'store.set by handler 9:24',
      'session.reload by handler 11:28',
      'store.get by handler 11:28',
    ]);
  });

  it('counts the columns of the first line as the learner sees them, in both kinds of module', async () => {
    const rest =
      "app.use(session({ secret: 'k', resave: false, saveUninitialized: false })); app.get('/', (q, s) => { q.session.save(); s.end(); });";
    const common = `const express = require('express'), session = require('express-session'), app = express(); ${rest} module.exports = app;`;
    const esm = `import express from 'express'; import session from 'express-session'; const app = express(); ${rest} export default app;`;
    for (const source of [common, esm]) {
      const place = `1:${source.indexOf('save();') + 1}`;
      expect(byHandler(await calls(source))).toEqual([
        `session.save by handler ${place}`,
        `store.set by handler ${place}`,
      ]);
    }
  });

  it("at the end of the response is the middleware's, and has no line", async () => {
    const app = withSession(`app.get('/', (req, res) => { req.session.views = 1; res.end(); });`);
    expect(await calls(app, [get(), get()])).toEqual([
      'session.touch by middleware',
      'session.save by middleware',
      'store.set by middleware',
      'store.get by middleware',
      'session.touch by middleware',
      'store.touch by middleware',
    ]);
  });

  it.each([
    ['after await of a promise', 'await wait(5); req.session.save(() => res.end());'],
    ['after await of a value', 'await 1; req.session.save(() => res.end());'],
    ['in a promise chain', 'wait(5).then(() => wait(5)).then(() => req.session.save(() => res.end()));'],
    ['in a callback of the store', 'req.sessionStore.get("x", () => req.session.save(() => res.end()));'],
    ['in an error handler', 'next(new Error("x"));'],
    ['when the response has finished', 'res.on("finish", () => req.session.save()); res.end();'],
    [
      'in a tick, a microtask and an immediate',
      'process.nextTick(() => queueMicrotask(() => setImmediate(() => req.session.save(() => res.end()))));',
    ],
  ])("%s is the handler's", async (_, body) => {
    const app = withSession(
      `const wait = (ms) => new Promise((done) => setTimeout(done, ms));
app.get('/', (req, res) => { req.session.views = 1; res.end(); });
app.get('/it', async (req, res, next) => { ${body} });
app.use((err, req, res, next) => { req.session.save(() => res.end()); });`,
      'resave: false, saveUninitialized: false',
    );
    const list = await calls(app, [get(), get('/it')]);
    const line = body.startsWith('next') ? 9 : 8;
    expect(byHandler(list).filter((call) => /session.save|store.set/.test(call))).toEqual([
      expect.stringMatching(`^session.save by handler ${line}:`),
      expect.stringMatching(`^store.set by handler ${line}:`),
    ]);
  });

  it('is found whatever the app made of Error for itself, and changes nothing of it', async () => {
    const app = withSession(`Error.stackTraceLimit = 0; Error.prepareStackTrace = () => { throw new Error('asked'); };
app.get('/', (req, res) => { req.session.save(() => res.json([Error.stackTraceLimit, typeof Error.prepareStackTrace])); });`);
    const { bodies, of } = await runWorld(app, [get()]);
    expect(bodies).toEqual(['[0,"function"]']);
    expect(of('session.save')[0]).toMatchObject({ by: 'handler', line: 7 });
  });
});
