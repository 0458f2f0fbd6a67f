import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { action } from '../../protocol/action.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';
import { ClientNames } from './client-names.js';

const sandbox = (...browsers: string[]) =>
  ({
    experiment: {
      actions: browsers.map((browser) => action.parse({ type: 'request', browser, url: 'http://a.test/' })),
    },
  }) as unknown as Sandbox;
const from = (address: string, agent?: string) =>
  ({ headers: { 'user-agent': agent }, socket: { remoteAddress: address } }) as unknown as IncomingMessage;

describe('the name of a client outside', () => {
  it('is the same for the same address and User-Agent, in each sandbox by itself', () => {
    const names = new ClientNames();
    const [one, two] = [sandbox(), sandbox()];
    const name = (request: IncomingMessage, of = one) => names.nameOf(request, of, 0);
    expect([from('1', 'a'), from('1', 'b'), from('2', 'a'), from('1', 'a'), from('1')].map((it) => name(it))).toEqual([
      'real:1',
      'real:2',
      'real:3',
      'real:1',
      'real:4',
    ]);
    expect(name(from('2', 'a'), two)).toBe('real:1');
  });

  it('is none that the log has already', () => {
    expect(new ClientNames().nameOf(from('1'), sandbox('alice', 'real:7', 'real:2'), 0)).toBe('real:8');
  });

  it('is shared by all after the hundredth', () => {
    const names = new ClientNames();
    const crowded = sandbox();
    const all = Array.from({ length: 150 }, (_, i) => names.nameOf(from(String(i)), crowded, 0));
    expect(new Set(all).size).toBe(100);
    expect(all.at(-1)).toBe('real:100');
    expect(names.nameOf(from('0'), crowded, 0)).toBe('real:1');
  });
});
