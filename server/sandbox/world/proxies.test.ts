import { describe, expect, it } from 'vitest';
import { throughProxies } from './proxies.js';

const sent = (url: string, ...headers: [string, string][]) => ({
  url,
  headers: [['Host', 'shop.test:8443'], ...headers] as [string, string][],
  address: '203.0.113.7',
});

describe('the way through proxies', () => {
  it('is none without a proxy', () => {
    expect(throughProxies(sent('https://shop.test:8443/'), false)).toEqual([]);
  });

  it('tells the app who asked, for which host and by which scheme', () => {
    expect(throughProxies(sent('https://shop.test:8443/'), true)).toEqual([
      {
        hop: 1,
        address: '127.0.0.1',
        added: [
          ['X-Forwarded-For', '203.0.113.7'],
          ['X-Forwarded-Host', 'shop.test:8443'],
          ['X-Forwarded-Proto', 'https'],
        ],
      },
    ]);
  });

  it('appends each sender in turn to whatever the client claimed, over repeated headers too', () => {
    const claimed = sent('http://shop.test/', ['X-Forwarded-For', '192.0.2.1'], ['x-forwarded-for', '192.0.2.2']);
    const [first, second] = throughProxies(claimed, { hops: 2, forwardedProto: true });
    expect(first?.added[0]).toEqual(['X-Forwarded-For', '192.0.2.1, 192.0.2.2, 203.0.113.7']);
    expect(second).toEqual({
      hop: 2,
      address: '127.0.0.1',
      added: [['X-Forwarded-For', '192.0.2.1, 192.0.2.2, 203.0.113.7, 10.0.0.2']],
    });
  });

  it('leaves the scheme that the client claims when the proxy was not told to send its own', () => {
    const [only] = throughProxies(sent('http://shop.test/', ['X-Forwarded-Proto', 'https']), {
      hops: 1,
      forwardedProto: false,
    });
    expect(only?.added.map(([name]) => name)).toEqual(['X-Forwarded-For', 'X-Forwarded-Host']);
  });
});
