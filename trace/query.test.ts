import { describe, expect, it } from 'vitest';
import type { TraceEvent } from './event.js';
import { check, claim } from './query.js';

const base = { at: 0, requestId: 'r1', browser: 'alice' };
const events: TraceEvent[] = [
  { ...base, seq: 1, type: 'session.change', sid: 'a', path: ['views'], after: 1 },
  { ...base, seq: 2, type: 'session.change', sid: 'a', path: ['views'], before: 1, after: 2 },
  { ...base, seq: 3, type: 'session.generate', sid: 'a', by: 'middleware', session: { cookie: { path: '/' } } },
];
const holds = (input: object) => check(claim.parse(input), events);

describe('a claim over a trace', () => {
  it('asks for an event of a type', () => {
    expect(holds({ event: 'session.generate' })).toBe(true);
    expect(holds({ event: 'session.load' })).toBe(false);
  });

  it('asks for its fields, as JSON, and for fields inside them', () => {
    expect(holds({ event: 'session.change', where: { path: ['views'], after: 2 } })).toBe(true);
    expect(holds({ event: 'session.change', where: { after: '2' } })).toBe(false);
    expect(holds({ event: 'session.generate', where: { 'session.cookie.path': '/' } })).toBe(true);
    expect(holds({ event: 'session.generate', where: { 'session.cookie.path.deeper': '/' } })).toBe(false);
  });

  it('asks for how many there are', () => {
    expect(holds({ event: 'session.change', count: 2 })).toBe(true);
    expect(holds({ event: 'session.change', count: 3 })).toBe(false);
  });
});
