import { expect, it } from 'vitest';
import { get, runWorld, withSession } from './run-world.js';

const end = { where: 'uncaught', rejected: true };

it('ends the process when a promise is rejected and nobody handles it, and names the line', async () => {
  const app = withSession(
    `app.get('/', (req, res) => {
       req.session.begun = true;
       (async () => { await null; throw new TypeError('nobody waits'); })();
       setTimeout(() => res.send('never'), 10);
     });
     app.get('/up', (req, res) => res.json(req.session.begun ?? null));`,
  );
  const { of, responses } = await runWorld(app, [get('/'), get('/up')]);
  expect(of('error')).toMatchObject([{ ...end, name: 'TypeError', message: 'nobody waits', line: 8, column: 45 }]);
  expect(responses).toMatchObject([
    { status: 0, error: expect.stringContaining('ended') },
    { status: 200, body: 'null' },
  ]);
  expect(of('restart')).toHaveLength(1);
});

it('still sends what was answered before that', async () => {
  const app = `const app = require('express')(); module.exports = app;
    app.get('/', (req, res) => { res.send('answered'); Promise.reject(new Error('afterwards')); });`;
  const { of, bodies } = await runWorld(app, [get('/')], { network: { latency: 20 } });
  expect(bodies).toEqual(['answered']);
  expect(of('error')).toMatchObject([{ ...end, message: 'afterwards' }]);
});

it.each([
  ['caught at once', `Promise.reject(new Error('x')).catch(() => {}); res.send('up');`],
  [
    'caught in a tick',
    `const p = Promise.reject(new Error('x')); process.nextTick(() => p.catch(() => res.send('up')));`,
  ],
  [
    'awaited later in the same turn',
    `const p = Promise.reject(new Error('x')); await null; await p.catch(() => res.send('up'));`,
  ],
  ['waited for through Promise.resolve', `try { await Promise.resolve(Promise.reject(1)); } catch { res.send('up'); }`],
  ['settled with others', `await Promise.allSettled([Promise.reject(new Error('x'))]); res.send('up');`],
])('says nothing of a rejection that is %s', async (_, handler) => {
  const { of, bodies } = await runWorld(withSession(`app.get('/', async (req, res) => { ${handler} });`), [get('/')]);
  expect(of('error')).toEqual([]);
  expect(bodies).toEqual(['up']);
});

it.each([
  ['a timer', `setTimeout(async () => { throw new Error('x'); }, 5)`],
  ['an immediate', `setImmediate(() => Promise.reject(new Error('x')))`],
  ['a chain without a catch', `Promise.resolve().then(() => { throw new Error('x'); }).finally(() => {})`],
  ['a promise that only Promise.resolve was given', `Promise.resolve(Promise.reject(new Error('x')))`],
  [
    'what an async function gave to Promise.resolve',
    `Promise.resolve((async () => { await null; throw new Error('x'); })())`,
  ],
  ['too late a catch', `const p = Promise.reject(new Error('x')); setImmediate(() => p.catch(() => {}))`],
])('sees it in %s', async (_, code) => {
  const { of } = await runWorld(withSession(`app.get('/', (req, res) => { ${code}; });`), [get('/')]);
  expect(of('error')).toMatchObject([{ ...end, message: 'x' }]);
});

it("says what Node says of a reason that is no error, and leaves the handlers' rejections to Express", async () => {
  const app = withSession(
    `app.get('/text', () => { Promise.reject('a text'); });
     app.get('/handler', async () => { throw new Error('for Express'); });`,
  );
  const { of, responses } = await runWorld(app, [get('/text'), get('/handler')]);
  expect(of('error')).toMatchObject([
    { ...end, name: 'UnhandledPromiseRejection', message: expect.stringMatching(/with the reason "a text"\.$/) },
    { where: 'request', message: 'for Express' },
  ]);
  expect(responses[1]?.status).toBe(500);
});

it.each([
  ['unhandledRejection', `(reason, promise) => console.log(reason.message, promise instanceof Promise)`, 'x true'],
  ['uncaughtException', `(error, origin) => console.log(error.message, origin)`, 'x unhandledRejection'],
])('tells the app instead when it listens for %s', async (event, listener, text) => {
  const app = withSession(
    `process.on('${event}', ${listener});
     app.get('/', (req, res) => { Promise.reject(new Error('x')); setTimeout(() => res.send('goes on'), 5); });`,
  );
  const { of, bodies } = await runWorld(app, [get('/')]);
  expect(of('error')).toEqual([]);
  expect(of('console')).toMatchObject([{ text }]);
  expect(bodies).toEqual(['goes on']);
});

it('counts as not started an app that rejects while it is loaded', async () => {
  const { of, responses } = await runWorld(`Promise.reject(new Error('no database'));`, [get('/')]);
  expect(of('error')).toMatchObject([{ where: 'load', rejected: true, message: 'no database', line: 1, column: 20 }]);
  expect(responses).toMatchObject([{ status: 0, error: expect.stringContaining('did not start') }]);
});

it('tells the error of an ES module once', async () => {
  const { of } = await runWorld(`import 'express'; await null; throw new Error('in a module');`, [get('/')]);
  expect(of('error')).toMatchObject([{ where: 'load', message: 'in a module' }]);
  expect(of('error')[0]).not.toHaveProperty('rejected');
});
