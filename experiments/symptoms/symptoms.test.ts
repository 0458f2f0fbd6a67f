import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ExperimentInput } from '../../protocol/experiment.js';
import { runInSandbox } from '../../server/sandbox/differential/sandbox-run.js';
import type { Symptom } from '../../trace/diagnose/symptom.js';
import { why } from '../../trace/diagnose/why.js';

type Actions = ExperimentInput['actions'];
const get = (path = '/', more: object = {}): Actions[number] => ({ type: 'request', url: `http://shop.test${path}`, ...more });
const wait = (ms: number): Actions[number] => ({ type: 'advance', ms });

const app = (options: string, routes: string) => `const app = require('express')();
const session = require('express-session');
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false, ${options} }));
${routes}
module.exports = app;`;
const views = "app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });";
const login = `app.get('/login', (req, res, next) => req.session.regenerate((err) => { req.session.user = 'alice'; res.send('in'); }));
app.get('/logout', (req, res) => req.session.destroy(() => res.send('out')));
app.get('/me', (req, res) => res.send(req.session.user || 'nobody'));`;

async function ask(symptom: Symptom, experiment: ExperimentInput) {
  const { trace } = await runInSandbox(experiment);
  const answer = why(trace, symptom);
  return { answer, event: answer.cause ? trace[answer.cause.seq - 1] : null };
}

/** Where no known mistake is behind a symptom: the experiment, and the event that made it so. */
const causes: [symptom: Symptom, what: string, experiment: ExperimentInput, event: object, says: RegExp][] = [
  [
    'new sid on each request',
    'the restart that emptied MemoryStore',
    { app: app('', views), actions: [get(), { type: 'restart' }, get()] },
    { type: 'restart' },
    /MemoryStore/,
  ],
  [
    'new sid on each request',
    'the row that was deleted from outside',
    { app: app('', views), actions: [get(), { type: 'store.clear' }, get()] },
    { type: 'store.edit', op: 'clear' },
    /removed from the store/,
  ],
  [
    'new sid on each request',
    'the first answer without a cookie, when nothing is put into the session',
    { app: app('', "app.get('/', (req, res) => res.send(req.sessionID));"), actions: [get(), get()] },
    { type: 'cookie.skip', requestId: 'r1', reason: 'not-needed' },
    /nothing had been put into it/,
  ],
  [
    'logged out after login',
    'the store that fails',
    {
      app: app('', login),
      actions: [get('/login'), { type: 'store.fail', how: 'error', ops: ['get'] }, get('/me')],
    },
    { type: 'store.fail', how: 'error' },
    /The store failed/,
  ],
  [
    'logged out after login',
    'the browser that was closed',
    { app: app('', login), actions: [get('/login'), { type: 'browser.restart', browser: 'alice' }, get('/me')] },
    { type: 'browser.restart', browser: 'alice' },
    /without maxAge or expires/,
  ],
  [
    'logged out after login',
    'the code that was deployed',
    {
      app: app('', login),
      actions: [get('/login'), { type: 'deploy', app: app('rolling: true,', login), keepStore: false }, get('/me')],
    },
    { type: 'deploy', keepStore: false },
    /New code was deployed/,
  ],
  [
    'cookie never sent back',
    'the attribute that the browser refuses',
    { app: app("cookie: { domain: 'other.test' },", views), actions: [get(), get()] },
    { type: 'browser.cookie', requestId: 'r1', outcome: 'rejected' },
    /refused.*other\.test/,
  ],
  [
    'expired too early',
    'the cookie with a maxAge in seconds',
    { app: app('cookie: { maxAge: 3600 },', views), actions: [get(), wait(10_000), get()] },
    { type: 'cookie.set', requestId: 'r1' },
    /3600 milliseconds/,
  ],
  [
    'expired too early',
    'the answer that did not renew the cookie',
    { app: app('cookie: { maxAge: 60000 },', login), actions: [get('/login'), wait(40_000), get('/me'), wait(40_000), get('/me')] },
    { type: 'cookie.skip', requestId: 'r2' },
    /rolling/,
  ],
  [
    'two Set-Cookie',
    "the app's own cookie of the session's name",
    {
      app: app('', "app.get('/', (req, res) => { req.session.views = 1; res.cookie('connect.sid', 'mine').send('two'); });"),
      actions: [get()],
    },
    { type: 'cookie.set', requestId: 'r1' },
    /twice, one by express-session, the other by the app itself/,
  ],
  [
    'two Set-Cookie',
    'two cookies of different names, with which nothing is wrong',
    {
      app: app('', "app.get('/', (req, res) => { req.session.views = 1; res.cookie('theme', 'dark').send('two'); });"),
      actions: [get()],
    },
    { type: 'response', requestId: 'r1' },
    /theme, connect\.sid.*nothing is wrong/,
  ],
  [
    'not destroyed in the store',
    'clearCookie without destroy',
    {
      app: app('', `${views} app.get('/logout', (req, res) => res.clearCookie('connect.sid').send('out'));`),
      actions: [get(), get('/logout')],
    },
    { type: 'browser.cookie', requestId: 'r2', outcome: 'deleted' },
    /left the session in the store/,
  ],
  [
    'not destroyed in the store',
    'the request that wrote the session back',
    {
      app: app('', `${views} ${login} app.get('/slow', (req, res) => { req.session.slow = 1; setTimeout(() => res.send('slow'), 50); });`),
      actions: [
        get(),
        { type: 'parallel', requests: [{ url: 'http://shop.test/slow' }, { url: 'http://shop.test/logout' }] },
      ],
    },
    { type: 'store.call', op: 'set', requestId: 'r2' },
    /is back/,
  ],
];

describe('why', () => {
  it.each(causes)('%s: names %s', async (symptom, _what, experiment, event, says) => {
    const { answer, event: found } = await ask(symptom, experiment);
    expect(found).toMatchObject(event);
    expect(answer.cause?.because).toMatch(says);
  });

  const healthy: ExperimentInput = {
    app: app('cookie: { maxAge: 60000 },', `${views} ${login}`),
    actions: [get(), get('/login'), get('/me'), get('/'), get('/logout'), get('/')],
  };

  it.each<[Symptom, RegExp]>([
    ['logged out after login', /known in every later request/],
    ['new sid on each request', /No browser was given a new session id/],
    ['two Set-Cookie', /No response has more than one/],
    ['cookie never sent back', /sent the cookie of its session back/],
    ['data lost between parallel requests', /No request wrote a session/],
    ['expired too early', /No browser came back after/],
    ['not destroyed in the store', /gone from the store/],
    ['saved twice', /No request wrote the same session/],
  ])('%s: says what was looked for, where all is well', async (symptom, looked) => {
    const { answer } = await ask(symptom, healthy);
    expect(answer).toEqual({ cause: null, looked: expect.stringMatching(looked) });
  });

  it('says that nobody logged in, where nobody did', async () => {
    const { answer } = await ask('logged out after login', { app: app('', views), actions: [get(), get()] });
    expect(answer).toEqual({ cause: null, looked: expect.stringContaining('No request put who somebody is') });
  });
});

describe('npm run experiment -- --why', () => {
  const here = import.meta.dirname;
  const report = join(here, '../reports/express-967.json');
  const run = (symptom: string) =>
    promisify(execFile)(process.execPath, [join(here, '../../dist/server/cli.js'), '--why', symptom, report]);

  it('says the event, the reason and what would change it', async () => {
    const { stdout } = await run('new sid on each request');
    expect(stdout).toMatch(/^event \d+, r1: cookie\.secure is true .*\nTo change it: .*\n$/);
  });

  it('lists the symptoms it knows to whoever asks for another', async () => {
    await expect(run('it is broken')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--why: is no known symptom: there are "logged out after login", .*\.\n$/),
    });
  });
});
