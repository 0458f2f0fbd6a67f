import { describe, expect, it } from 'vitest';
import { experiment } from '../experiment.js';
import { NotAnExperimentError } from '../read-experiment.js';
import { experimentFromHar } from './experiment-from-har.js';

const headers = (all: Record<string, string>) => Object.entries(all).map(([name, value]) => ({ name, value }));
const at = (ms: number) => new Date(Date.UTC(2026, 4, 1) + ms).toISOString();

const login = {
  startedDateTime: at(0),
  time: 40,
  request: {
    method: 'POST',
    url: 'https://ann:pw-1@shop.test/login?access_token=tk-2&next=/',
    headers: headers({
      Host: 'shop.test',
      Cookie: 'sid=sid-3; theme=th-4',
      Authorization: 'Bearer at-5',
      'Proxy-Authorization': 'Basic pa-6',
      'X-Api-Key': 'ak-7',
      'X-CSRF-Token': 'ct-8',
      'Content-Type': 'application/json',
      Referer: 'https://shop.test/?token=rt-9',
      'Sec-Fetch-Dest': 'empty',
    }),
    postData: { mimeType: 'application/json', text: '{"name":"ann","password":"pw-10","deep":[{"apiKey":"ak-11"}]}' },
  },
  response: { headers: headers({ 'Set-Cookie': 'sid=sid-12; Path=/\nnew=nw-13' }) },
};
const image = (started: number, path: string) => ({
  startedDateTime: at(started),
  time: 100,
  request: { method: 'GET', url: `https://shop.test/${path}`, headers: headers({ Cookie: 'sid=sid-12; new=nw-13' }) },
  _resourceType: 'image',
});
const preflight = { ...image(5, 'api'), _resourceType: 'preflight' };
const harOf = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', creator: {}, entries } });
const secrets = [
  'pw-1',
  'tk-2',
  'sid-3',
  'th-4',
  'at-5',
  'pa-6',
  'ak-7',
  'ct-8',
  'rt-9',
  'pw-10',
  'ak-11',
  'sid-12',
  'nw-13',
];

describe('an experiment from a HAR file', () => {
  it('holds no secret of the recording', () => {
    const text = JSON.stringify(experimentFromHar(harOf(login, image(50, 'a.png')), null, false));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain('Bearer MASKED');
    expect(text).toContain('next=%2F');
  });

  it('holds those of its requests where they are asked for', () => {
    const text = JSON.stringify(experimentFromHar(harOf(login), null, true));
    // what the server set is the app's to set again
    expect(secrets.filter((secret) => !text.includes(secret))).toEqual(['sid-12', 'nw-13']);
  });

  it('sends what was sent, when it was sent, in parallel where nothing had been answered', () => {
    const { clock, actions } = experimentFromHar(
      harOf(image(120, 'b.png'), login, preflight, image(50, 'a.png')),
      'app',
      false,
    );
    expect(clock).toBe(at(0));
    expect(actions).toMatchObject([
      { type: 'cookie.set', cookie: 'sid=MASKED' },
      { type: 'cookie.set', cookie: 'theme=MASKED' },
      {
        type: 'request',
        method: 'POST',
        kind: 'fetch',
        from: 'https://shop.test/?token=MASKED',
        headers: { 'content-type': 'application/json' },
      },
      { type: 'advance', ms: 50 },
      {
        type: 'parallel',
        requests: [{ url: 'https://shop.test/a.png', kind: 'subresource' }, { url: 'https://shop.test/b.png' }],
      },
    ]);
    expect(JSON.stringify(actions)).not.toMatch(/"cookie":"[^"]*new|"host"|"referer"|"sec-/i);
    expect(experiment.safeParse({ app: 'app', actions }).success).toBe(true);
  });

  it.each([
    ['{', /^not JSON: /],
    ['{"app":"","actions":[]}', /^is no HAR file: log: Invalid input/],
    [harOf(), /^is no HAR file: log\.entries: holds no request\.$/],
    [harOf({ ...login, startedDateTime: 'noon' }), /^is no HAR file: log\.entries\[0\]\.startedDateTime: /],
    [
      harOf({ ...login, request: { url: 'https://shop.test/' } }),
      /^is no HAR file: log\.entries\[0\]\.request\.method: /,
    ],
    [harOf({ ...login, request: { method: 'GET', url: 'data:,x' } }), /^log\.entries: holds no http or https request/],
    [
      harOf(...Array.from({ length: 600 }, (_, i) => ({ ...image(i * 1000, 'a'), time: 1 }))),
      /^log\.entries: its 600 requests are more than/,
    ],
    [harOf({ ...login, request: { ...login.request, method: 'a b' } }), /^makes no experiment: actions\[2\]\.method: /],
  ])('is refused in one sentence that names what is wrong: %.60s', (content, sentence) => {
    const reading = () => experimentFromHar(content, null, false);
    expect(reading).toThrow(NotAnExperimentError);
    expect(reading).toThrow(sentence);
  });
});
