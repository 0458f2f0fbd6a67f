import { describe, expect, it } from 'vitest';
import { action } from '../../../protocol/action.js';
import { experiment } from '../../../protocol/experiment.js';
import { type TraceEvent, traceEvent } from '../../../trace/event.js';
import { reachesBeyond } from './real-clients.js';
import { World } from './world.js';

const app = `var app = require('express')();
app.use(require('express').raw({ type: '*/*' }));
app.get('/bytes', (req, res) => res.end(Buffer.from([0, 255, 10, 200])));
app.get('/cookies', (req, res) => res.append('Set-Cookie', 'own=1; Path=/').append('Set-Cookie', 'all=1; Domain=localhost').end());
app.get('/never', () => {});
app.post('/echo', (req, res) => res.json(req.body.toJSON().data));
app.use((req, res) => res.json({ url: req.url, headers: req.rawHeaders }));`;

async function send(path: string, more: object = {}) {
  const trace: TraceEvent[] = [];
  const parsed = experiment.parse({ app, actions: [] });
  const world = await World.create(parsed, (event) => trace.push(traceEvent.parse(event)));
  await world.act(
    action.parse({ type: 'request', browser: 'real:1', url: `http://id.localhost:3000${path}`, ...more }),
  );
  const response = world.takeRealResponse();
  if (!response) throw new Error('No response for the client.');
  return { trace, response, world };
}

const bodyOf = ({ response }: Awaited<ReturnType<typeof send>>) =>
  'error' in response ? response.error : Buffer.from(response.body, 'base64');

describe('a client outside', () => {
  it('is heard as it spoke: no header is added, its path is not put in order', async () => {
    const sent = await send('/a/../b//c', { method: 'POST', headers: { hOST: 'id.localhost:3000' } });
    expect(JSON.parse(String(bodyOf(sent)))).toEqual({ url: '/a/../b//c', headers: ['hOST', 'id.localhost:3000'] });
  });

  it('sends and gets bytes that are no text', async () => {
    expect(bodyOf(await send('/bytes'))).toEqual(Buffer.from([0, 255, 10, 200]));
    const headers = { 'Content-Type': 'image/png', 'Content-Length': '3' };
    const body = Buffer.from([255, 0, 254]).toString('base64');
    const echoed = await send('/echo', { method: 'POST', headers, body, encoding: 'base64' });
    expect(String(bodyOf(echoed))).toBe('[255,0,254]');
  });

  it('keeps its own cookies: there is no jar, and what would reach beyond its sandbox is withheld and told', async () => {
    const { response, trace, world } = await send('/cookies');
    expect(response).toMatchObject({ headers: expect.arrayContaining([['Set-Cookie', 'own=1; Path=/']]) });
    expect(JSON.stringify(response)).not.toContain('all=1');
    expect(trace.filter((event) => event.type === 'browser.cookie')).toEqual([]);
    expect(trace.filter((event) => event.type === 'warning')).toMatchObject([
      { browser: 'real:1', message: expect.stringContaining('all=1; Domain=localhost') },
    ]);
    expect(trace.find((event) => event.type === 'response')).toMatchObject({
      headers: expect.arrayContaining([['Set-Cookie', 'all=1; Domain=localhost']]),
    });
    expect(world.browsers()).toEqual({});
  });

  it('is told why when no response comes', async () => {
    expect((await send('/never')).response).toMatchObject({
      error: expect.stringMatching(/^The handler never answered/),
      timedOut: true,
    });
  });

  it('gets its response once', async () => {
    const { world } = await send('/bytes');
    expect(world.takeRealResponse()).toBeNull();
  });
});

describe('whether a cookie reaches beyond its sandbox', () => {
  it.each([
    ['a=1', false],
    ['a=1; Domain=id.apps.example', false],
    ['a=1; Domain=deeper.id.apps.example', false],
    ['a=1; Domain=shop.test', false],
    ['Domain=apps.example', false],
    ['a=1; Domain=', false],
    ['a=1; Domain=apps.example', true],
    ['a=1; domain = .APPS.example ; Path=/', true],
    ['a=1; Domain=example', true],
    ['a=1; Domain=apps.example; Domain=id.apps.example', true],
  ])('%s: %s', (header, beyond) => expect(reachesBeyond(header, 'id.apps.example')).toBe(beyond));
});
