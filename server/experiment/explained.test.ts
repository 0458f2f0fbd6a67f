import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experiment } from '../../protocol/experiment.js';
import { sentence } from '../../trace/sentence.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { runExperiment } from './run.js';
import { testPool } from './test-pool.js';

let pool: SandboxPool;
beforeAll(() => {
  pool = testPool();
});
afterAll(() => pool.close());

const routes = `
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('hello'); });
app.get('/read', (req, res) => res.send('read'));
app.get('/logout', (req, res) => req.session.destroy(() => res.send('bye')));
app.get('/forget', (req, res) => req.session.destroy(() => res.clearCookie('connect.sid').send('bye')));
app.get('/drop', (req, res) => { req.session = null; res.send('bye'); });
`;

/** Alice requests `paths` of an app with these options beside its secret. */
function run(options: string, ...paths: string[]) {
  const app = `const app = require('express')();
app.use(require('express-session')({ secret: 'k', resave: false, saveUninitialized: false, ${options} }));${routes}
module.exports = app;`;
  const actions = paths.map((path) => ({ type: 'request', url: `http://shop.test${path}` }));
  return runExperiment(pool, experiment.parse({ app, actions }));
}

/** What is said of the decisions in the last request. */
async function saidOfLast(options: string, ...paths: string[]) {
  const { explanations, trace } = await run(options, ...paths);
  const requestId = `r${paths.length}`;
  const because = (decision: string) =>
    explanations.find((one) => one.requestId === requestId && one.decision === decision)?.because;
  const sentences = trace.filter((event) => event.requestId === requestId).map(sentence);
  return { because, sentences };
}

describe('of a session that is destroyed it is said', () => {
  const ticket =
    /the browser keeps its cookie connect\.sid, and a request that brings it will find nothing in the store/;

  it('that the browser keeps its cookie, and what the next request with it comes to', async () => {
    const { because, sentences } = await saidOfLast('', '/', '/logout');
    expect(because('destroy')).toMatch(/^The handler destroyed it: .* remove its row\. It sends no Set-Cookie: /);
    expect(because('destroy')).toMatch(ticket);
    expect(because('set-cookie')).toMatch(ticket);
    expect(sentences).toContainEqual(expect.stringMatching(/destroys session .*: the store is to delete its row/));
    expect(sentences).toContainEqual(expect.stringMatching(/a cookie in the browser is left there/));
    const next = await saidOfLast('', '/', '/logout', '/read');
    expect(next.because('generate')).toMatch(/is valid, but the store has no such session: a new one is made/);
  });

  it('nothing of a cookie that the browser does not have, or that the app itself takes back', async () => {
    for (const paths of [['/logout'], ['/', '/forget']]) {
      const { because } = await saidOfLast('', ...paths);
      expect(because('destroy')).toMatch(/It sends no Set-Cookie\.$/);
      expect(because('set-cookie')).not.toMatch(/keeps/);
    }
  });

  it('where req.session was set to null, only if unset removes its row', async () => {
    expect((await saidOfLast("unset: 'destroy'", '/', '/drop')).because('set-cookie')).toMatch(ticket);
    expect((await saidOfLast('', '/', '/drop')).because('set-cookie')).not.toMatch(ticket);
  });
});

describe('of a touch it is said', () => {
  it('that an expiry is renewed where there is one, and else that there is none', async () => {
    const without = await saidOfLast('', '/', '/read');
    expect(without.because('touch')).toMatch(/Its cookie has no expiry, so there is nothing to renew\.$/);
    expect(without.sentences).toContainEqual(
      expect.stringMatching(/calls touch\(\) of session .*: its cookie has no expiry/),
    );
    expect(without.sentences.join()).not.toMatch(/renews the expiry|is renewed/);
    const within = await saidOfLast('cookie: { maxAge: 60000 }', '/', '/read');
    expect(within.because('touch')).toMatch(/: its expiry is renewed\.$/);
    expect(within.sentences).toContainEqual(expect.stringMatching(/its cookie now expires at 2026-01-01T00:01:00/));
  });
});
