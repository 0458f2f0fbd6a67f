import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { asSent, hostOf, schemeOf, visitorOf } from './forwarded.js';

const request = (headers: Record<string, string>) =>
  ({ headers: { host: 'inner', ...headers }, socket: { remoteAddress: 'proxy' } }) as unknown as IncomingMessage;

describe('what proxies of ours say', () => {
  const appending = request({
    'x-forwarded-for': 'made up, client, outer',
    'x-forwarded-host': 'made-up, shop, outer',
    'x-forwarded-proto': 'http, https, http',
  });
  const replacing = request({ 'x-forwarded-for': 'client', 'x-forwarded-host': 'shop', 'x-forwarded-proto': 'https' });

  it('is believed as far back as there are proxies, whether they add to it or replace it', () => {
    expect([visitorOf(appending, 2), hostOf(appending, 2), schemeOf(appending, 2)]).toEqual([
      'client',
      'shop',
      'https',
    ]);
    expect([visitorOf(replacing, 1), hostOf(replacing, 1), schemeOf(replacing, 1)]).toEqual([
      'client',
      'shop',
      'https',
    ]);
  });

  it('is not believed where there are none', () => {
    expect([visitorOf(replacing, 0), hostOf(replacing, 0), schemeOf(replacing, 0)]).toEqual(['proxy', 'inner', 'http']);
  });

  it('falls back to what the server sees where they say nothing', () => {
    const silent = request({});
    expect([visitorOf(silent, 2), hostOf(silent, 2), schemeOf(silent, 2)]).toEqual(['proxy', 'inner', 'http']);
  });

  it('is kept from the app, and what the client said itself is not', () => {
    expect(asSent(['X-Forwarded-For', 'mine, client'], 1)).toEqual([['X-Forwarded-For', 'mine']]);
    expect(asSent(['X-Forwarded-Proto', 'https'], 1)).toEqual([]);
    expect(asSent(['X-Real-IP', 'client'], 1)).toEqual([]);
    expect(asSent(['X-Forwarded-Proto', 'https'], 0)).toEqual([['X-Forwarded-Proto', 'https']]);
    expect(asSent(['X-Other', 'a'], 1)).toEqual([['X-Other', 'a']]);
  });
});
