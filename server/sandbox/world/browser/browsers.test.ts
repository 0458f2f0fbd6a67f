import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action } from '../../../../protocol/action.js';
import { fold } from '../../../../trace/fold.js';
import { type ActionInput, get, runWorld } from '../run-world.js';

const shop = 'https://shop.test';
/** Sets what `?set` says, with the CORS headers that `?cors` says; `?to` redirects. */
const app = `
var app = require('express')();
app.use((req, res) => {
  const { set = [], cors, to, status } = req.query;
  for (const cookie of [set].flat()) res.append('Set-Cookie', cookie);
  if (cors) res.set(JSON.parse(cors));
  if (to) return res.redirect(Number(status || 302), to);
  res.send(req.method + ' ' + (req.headers.cookie || '-'));
});`;
const send = (url: string, more: object = {}): ActionInput => ({ type: 'request', url, ...more });
const query = (values: Record<string, string>) => `?${new URLSearchParams(values)}`;
const setting = (cookie: string, more: object = {}) => send(`${shop}/${query({ set: cookie })}`, more);
const other = 'https://other.test/';
const run = (actions: ActionInput[], settings: object = {}) => runWorld(app, actions, settings);
const outcomes = async (actions: ActionInput[], settings: object = {}) =>
  (await run(actions, settings)).of('browser.cookie').map(({ cookie, outcome }) => `${cookie.name} ${outcome}`);

describe('a cookie that does not go with a request', () => {
  it.each([
    ['over http', setting('a=1; Secure'), send('http://shop.test/'), /^It is Secure/, '5.8.3'],
    ['to another host', setting('a=1'), send('https://www.shop.test/'), /^It has no Domain attribute/, '5.8.3'],
    ['to another path', setting('a=1; Path=/admin'), send(`${shop}/`), /^Its Path \/admin does not match \//, '5.1.4'],
    ['from another site', setting('a=1; SameSite=Strict'), send(`${shop}/`, { from: other }), /Strict/, '5.6.7.1'],
    [
      'by a form of another site',
      setting('a=1; SameSite=Lax'),
      send(`${shop}/`, { method: 'POST', from: other }),
      /sends a POST/,
      '5.6.7.1',
    ],
  ])('%s is told, with the reason and the section', async (_, set, then, reason, section) => {
    const { of, bodies } = await run([set, then]);
    expect(bodies[1]).toMatch(/ -$/);
    const told = of('browser.cookie').filter(({ requestId }) => requestId === 'r2');
    expect(told).toMatchObject([{ outcome: 'withheld', section: `RFC 6265bis ${section}` }]);
    expect(told[0]?.reason).toMatch(reason);
  });

  it('is not told where the site has nothing to do with it', async () => {
    expect(await outcomes([setting('a=1'), send(other)])).toEqual(['a stored']);
  });

  it('goes with a form of another site for two minutes when it has no SameSite', async () => {
    const form = send(`${shop}/`, { method: 'POST', from: other });
    const { bodies, of } = await run([
      setting('a=1'),
      { type: 'advance', ms: 120_000 },
      form,
      { type: 'advance', ms: 1 },
      form,
    ]);
    expect(bodies.slice(1)).toEqual(['POST a=1', 'POST -']);
    expect(of('browser.cookie').at(-1)).toMatchObject({ outcome: 'withheld', section: 'RFC 6265bis 5.6.7.2' });
  });
});

describe('a browser', () => {
  it('drops down to 150 cookies of a site past 180, those without Secure and those unused for longest first', async () => {
    const each = (count: number, attributes = '') =>
      Array.from({ length: count }, (_, i) => setting(`${attributes === '' ? 'n' : 's'}${i}=1${attributes}`));
    const { browsers, of } = await run([...each(10), ...each(171, '; Secure')]);
    const names = browsers.alice?.map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 150 }, (_, i) => `s${i + 21}`));
    expect(of('browser.cookie').filter(({ outcome }) => outcome === 'evicted')).toHaveLength(31);
  });

  it('keeps no cookie longer than 400 days, and Max-Age counts over Expires', async () => {
    const { browsers } = await run([
      setting('a=1; Max-Age=99999999999'),
      setting('b=1; Max-Age=60; Expires=Wed, 01 Jan 2031 00:00:00 GMT'),
    ]);
    expect(browsers.alice?.map(({ expires }) => expires)).toEqual([
      '2027-02-05T00:00:00.000Z',
      '2026-01-01T00:01:00.000Z',
    ]);
  });

  it('loses its session cookies when it is closed, and all of them when it is a private window', async () => {
    const actions: ActionInput[] = ['alice', 'mallory'].flatMap((browser) => [
      setting('a=1', { browser }),
      setting('b=1; Max-Age=60', { browser }),
      { type: 'browser.restart', browser },
    ]);
    const { browsers, of } = await run(actions, { browsers: { mallory: { private: true } } });
    expect(browsers.alice?.map(({ name }) => name)).toEqual(['b']);
    expect(browsers.mallory).toEqual([]);
    expect(of('browser.restart').map((event) => event.private)).toEqual([false, true]);
  });

  it('shows a page script what is not HttpOnly, and lets it set nothing that is', async () => {
    const script = (assign?: string): ActionInput => ({
      type: 'script.cookie',
      browser: 'alice',
      url: `${shop}/`,
      ...(assign !== undefined && { assign }),
    });
    const { of } = await run([
      setting('h=1; HttpOnly'),
      script('a=1'),
      script('b=1; HttpOnly'),
      script('h=2'),
      script(),
    ]);
    expect(of('browser.script').at(-1)).toMatchObject({ op: 'read', text: 'a=1' });
    expect(of('browser.cookie').map(({ cookie, outcome }) => `${cookie.name} ${outcome}`)).toEqual([
      'h stored',
      'a stored',
      'b rejected',
      'h rejected',
      'h withheld',
    ]);
  });

  it('blocks third-party cookies where it is told to', async () => {
    const image = setting('b=1; SameSite=None; Secure', { kind: 'subresource', from: other });
    const actions = [setting('a=1; SameSite=None; Secure'), image];
    expect((await run(actions)).bodies[1]).toBe('GET a=1');
    const blocking = { browsers: { alice: { thirdPartyCookies: 'block' } } };
    expect((await run(actions, blocking)).bodies[1]).toBe('GET -');
    expect(await outcomes(actions, blocking)).toEqual(['a stored', 'a withheld', 'b rejected']);
  });

  it('sends a Partitioned cookie to the pages of one site only, also where it blocks third-party cookies', async () => {
    const image = (from: string) => send(`${shop}/`, { kind: 'subresource', from });
    const cookie = setting('a=1; SameSite=None; Secure; Partitioned', { kind: 'subresource', from: other });
    const { bodies, browsers } = await run([cookie, image(other), image('https://third.test/'), send(`${shop}/`)], {
      browsers: { alice: { thirdPartyCookies: 'block' } },
    });
    expect(bodies.slice(1)).toEqual(['GET a=1', 'GET -', 'GET -']);
    expect(browsers.alice).toMatchObject([{ name: 'a', partition: 'https://other.test' }]);
  });

  it('of a client outside sends just what its request says, and has no jar', async () => {
    const { bodies, of, browsers } = await run([
      setting('a=1', { browser: 'real:1' }),
      send(`${shop}/`, { browser: 'real:1' }),
      send(`${shop}/`, { browser: 'real:1', headers: { cookie: 'a=2' } }),
    ]);
    expect(bodies).toEqual(['GET -', 'GET -', 'GET a=2']);
    expect(of('browser.cookie')).toEqual([]);
    expect(browsers).toEqual({});
    const restart = { type: 'browser.restart', browser: 'real:1' };
    expect(action.safeParse(restart).error?.issues[0]?.message).toMatch(/keeps its cookies itself/);
  });
});

describe('a script that fetches from another origin', () => {
  const fetch = (url: string, more: object = {}) => send(url, { kind: 'fetch', from: other, ...more });
  const allowing = (headers: Record<string, string>) =>
    `${shop}/${query({ cors: JSON.stringify(headers), set: 'b=1; SameSite=None; Secure' })}`;
  const named = { 'Access-Control-Allow-Origin': 'https://other.test', 'Access-Control-Allow-Credentials': 'true' };

  it('neither sends nor gets cookies unless it includes credentials', async () => {
    const first = setting('a=1; SameSite=None; Secure');
    expect((await run([first, fetch(allowing(named))])).bodies[1]).toBe('GET -');
    expect(await outcomes([first, fetch(allowing(named))])).toEqual(['a stored', 'a withheld', 'b rejected']);
    const { bodies, of } = await run([first, fetch(allowing(named), { credentials: 'include' })]);
    expect(bodies[1]).toBe('GET a=1');
    expect(of('request')[1]).toMatchObject({
      initiator: { kind: 'fetch', from: other, site: 'cross-site', credentials: 'include' },
    });
    expect(of('request')[1]?.headers).toContainEqual(['Origin', 'https://other.test']);
  });

  it.each([
    [{}, undefined, /no Access-Control-Allow-Origin/],
    [{ 'Access-Control-Allow-Origin': '*' }, undefined, null],
    [{ 'Access-Control-Allow-Origin': '*' }, 'include', /is \*, which does not count/],
    [{ 'Access-Control-Allow-Origin': 'https://third.test' }, undefined, /is https:\/\/third\.test/],
    [{ 'Access-Control-Allow-Origin': 'https://other.test' }, 'include', /no Access-Control-Allow-Credentials: true/],
    [named, 'include', null],
  ])('sees the response with %j and credentials %s, or is told why not', async (headers, credentials, reason) => {
    const { of } = await run([
      fetch(allowing(headers as Record<string, string>), { ...(credentials && { credentials }) }),
    ]);
    const [told, ...more] = of('browser.cors');
    expect(more).toEqual([]);
    expect(told?.outcome).toBe(reason === null ? 'allowed' : 'blocked');
    if (reason) expect(told?.reason).toMatch(reason);
  });

  it('keeps the cookies of a response it may not see', async () => {
    expect(await outcomes([fetch(allowing({}), { credentials: 'include' })])).toEqual(['b stored']);
  });

  it('asks first, without cookies, for what no form can send', async () => {
    const json = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, credentials: 'include' };
    const preflight = {
      ...named,
      'Access-Control-Allow-Methods': 'PUT',
      'Access-Control-Allow-Headers': 'content-type',
    };
    const { of, bodies } = await run([setting('a=1; SameSite=None; Secure'), fetch(allowing(preflight), json)]);
    const [, asks, put] = of('request');
    expect(asks).toMatchObject({ method: 'OPTIONS', initiator: { preflightOf: put?.requestId } });
    expect(asks?.headers.map(([name]) => name)).not.toContain('Cookie');
    expect(asks?.headers).toContainEqual(['Access-Control-Request-Headers', 'content-type']);
    expect(bodies.at(-1)).toBe('PUT a=1');
  });

  it('does not send what the preflight does not allow', async () => {
    const { of, responses } = await run([fetch(allowing(named), { method: 'DELETE' })]);
    expect(of('request').map(({ method }) => method)).toEqual(['OPTIONS']);
    expect(responses[1]).toMatchObject({ requestId: 'r2', status: 0 });
    expect(responses[1]?.error).toMatch(/its preflight failed: Access-Control-Allow-Methods does not name DELETE\.$/);
  });
});

describe('a browser that follows redirects', () => {
  it('goes on as browsers do, to the end or twenty times', async () => {
    const { of, bodies } = await run([
      send(`${shop}/${query({ to: '/there', status: '303', set: 'a=1' })}`, {
        method: 'POST',
        body: 'x',
        follow: true,
      }),
    ]);
    expect(of('request').map(({ method, initiator }) => [method, initiator?.redirectOf])).toEqual([
      ['POST', undefined],
      ['GET', 'r1'],
    ]);
    expect(bodies.at(-1)).toBe('GET a=1');
    const forever = await runWorld(`require('express')().use((q, s) => s.redirect('/')).listen(80)`, [
      get('/', { follow: true }),
    ]);
    expect(forever.of('request')).toHaveLength(21);
    expect(forever.of('limit')).toMatchObject([{ limit: 'redirects' }]);
  });

  it('keeps method and body over 307, and leaves Authorization behind at another origin', async () => {
    const { of } = await run([
      send(`${shop}/${query({ to: other, status: '307' })}`, {
        method: 'POST',
        body: 'x',
        headers: { authorization: 'Basic eA==', 'content-type': 'text/plain' },
        follow: true,
      }),
    ]);
    expect(of('request')[1]).toMatchObject({ method: 'POST', body: 'x', url: other });
    expect(of('request')[1]?.headers.map(([name]) => name)).toEqual(['Host', 'content-type', 'Content-Length']);
  });

  it('comes back before the session is saved, when the store is slower than the network', async () => {
    const login = (delay: number) => `
      var session = require('express-session');
      class SlowToWrite extends session.MemoryStore {
        set(sid, session, done) { setTimeout(() => super.set(sid, session, done), ${delay}); }
      }
      var app = require('express')();
      app.use(session({ secret: 's', resave: false, saveUninitialized: false, store: new SlowToWrite() }));
      app.post('/login', (req, res) => { req.session.user = 'ann'; res.redirect('/me'); });
      app.get('/me', (req, res) => res.send('user ' + req.session.user));
      app.listen(3000);`;
    const bodies = async (delay: number, latency: number) =>
      (await runWorld(login(delay), [get('/login', { method: 'POST', follow: true })], { network: { latency } }))
        .bodies;
    expect(await bodies(5, 10)).toContain('user ann');
    expect(await bodies(50, 10)).toContain('user undefined');
  });
});

it('takes no response with more headers than browsers take, and goes on', async () => {
  const flooding = `require('express')().use((req, res) => {
    if (req.path === '/flood') res.setHeader('Set-Cookie', Array.from({ length: 30000 }, (_, i) => 'a' + i + '=1'));
    res.send('ok');
  }).listen(80)`;
  const { responses, browsers } = await runWorld(flooding, [get('/flood'), get('/')]);
  expect(responses.map(({ status }) => status)).toEqual([0, 200]);
  expect(responses[0]?.error).toMatch(/more than 256 KB of headers/);
  expect(browsers.alice).toEqual([]);
});

it('sends nothing by http for a page that came by https', async () => {
  const { responses } = await runWorld(app, [get('/', { kind: 'fetch', from: `${shop}/` })]);
  expect(responses[0]?.error).toMatch(/mixed content/);
});

it('tells everything of its jar: the events alone give the jar, and each refusal has its reason and section', async () => {
  const host = fc.constantFrom(
    'http://shop.test',
    shop,
    'https://www.shop.test',
    'https://other.test',
    'http://localhost',
  );
  const from = fc.option(fc.constantFrom(`${shop}/`, other), { nil: undefined });
  const kind = fc.constantFrom('navigate', 'fetch', 'subresource');
  const attribute = fc.constantFrom(
    ...[
      'Secure',
      'HttpOnly',
      'SameSite=Strict',
      'SameSite=Lax',
      'SameSite=None',
      'Max-Age=60',
      'Max-Age=0',
      'Partitioned',
    ],
    ...['Domain=shop.test', 'Domain=test', 'Path=/', 'Path=/x'],
  );
  const cookie = fc
    .tuple(fc.constantFrom('a', 'b', '__Host-c'), fc.uniqueArray(attribute, { maxLength: 4 }))
    .map(([name, attributes]) => [`${name}=1`, ...attributes].join('; '));
  const request = fc
    .record({ host, from, kind, set: fc.array(cookie, { maxLength: 3 }) })
    .map(({ host, from, kind, set }) =>
      send(`${host}/x?${set.map((one) => `set=${encodeURIComponent(one)}`).join('&')}`, {
        kind,
        ...(from && { from }),
      }),
    );
  const browser = 'alice';
  const script = fc.record({ host, assign: fc.option(cookie, { nil: undefined }) }).map(
    ({ host, assign }): ActionInput => ({
      type: 'script.cookie',
      browser,
      url: `${host}/`,
      ...(assign && { assign }),
    }),
  );
  const more = fc.constantFrom<ActionInput>(
    { type: 'advance', ms: 40_000 },
    { type: 'browser.restart', browser },
    { type: 'cookie.delete', browser, name: 'a' },
  );
  const actions = fc.array(fc.oneof({ weight: 6, arbitrary: request }, script, more), { minLength: 5, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      const { trace, browsers, of } = await run(all);
      expect(fold(trace, trace.length).browsers.alice ?? []).toEqual(browsers.alice ?? []);
      for (const { outcome, reason, section } of of('browser.cookie')) {
        if (outcome !== 'rejected' && outcome !== 'withheld' && outcome !== 'evicted') continue;
        expect(reason).toMatch(/^[A-Z].*\.$/);
        expect(section).toMatch(/^(RFC 6265bis|Partitioned Cookies|Fetch)/);
      }
    }),
    { numRuns: 40, seed: 6265 },
  );
});
