import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from './event.js';
import { type Claim, check, claim } from './query.js';

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

  it('asks for how many at most, or exactly', () => {
    expect(holds({ event: 'session.change', count: { exactly: 2 } })).toBe(true);
    expect(holds({ event: 'session.change', count: { exactly: 1 } })).toBe(false);
    expect(holds({ event: 'session.load', count: { most: 0 } })).toBe(true);
    expect(holds({ event: 'session.change', count: { most: 1 } })).toBe(false);
  });

  it('asks of a field that it is something else, over or under', () => {
    expect(holds({ event: 'session.change', where: { after: { not: 1 } }, count: { exactly: 1 } })).toBe(true);
    expect(holds({ event: 'session.change', where: { after: { over: 2 } } })).toBe(false);
    expect(holds({ event: 'session.change', where: { after: { under: 2 } } })).toBe(true);
  });

  it('asks of a text that it matches', () => {
    expect(holds({ event: 'session.generate', where: { by: { matches: '^middle' } } })).toBe(true);
    expect(holds({ event: 'session.change', where: { after: { matches: '2' } } })).toBe(false);
  });

  it('counts only what came after an event that is named', () => {
    const first = { event: 'session.change' };
    expect(holds({ event: 'session.change', after: first, count: { exactly: 1 } })).toBe(true);
    expect(holds({ event: 'session.change', after: { ...first, where: { after: 2 } } })).toBe(false);
    expect(holds({ event: 'session.change', after: { event: 'session.generate' } })).toBe(false);
    expect(holds({ event: 'session.change', after: { event: 'session.load' } })).toBe(false);
  });

  it('asks what a jar holds at the end, not what it once held', () => {
    const cookie = { name: 'a', value: '1', path: '/', host: 'shop.test' };
    const jar = (outcome: string, seq: number) =>
      ({ ...base, seq, type: 'browser.cookie', outcome, cookie, reason: null }) as unknown as TraceEvent;
    const inJar = claim.parse({ held: 'cookie', where: { browser: 'alice', name: 'a' } });
    expect(check(inJar, [jar('stored', 1)])).toBe(true);
    expect(check(inJar, [jar('stored', 1), jar('deleted', 2)])).toBe(false);
  });

  it('asks what a row of the store holds at the end', () => {
    const row = (op: string, seq: number, session?: object) =>
      ({ ...base, seq, type: 'store.edit', op, sid: 'a', ...(session && { session }) }) as unknown as TraceEvent;
    const two = claim.parse({ held: 'row', where: { sid: 'a', 'session.views': 2 }, count: { exactly: 1 } });
    expect(check(two, [row('set', 1, { views: 2 })])).toBe(true);
    expect(check(two, [row('set', 1, { views: 2 }), row('set', 2, { views: 3 })])).toBe(false);
    expect(check(two, [row('set', 1, { views: 2 }), row('delete', 2)])).toBe(false);
  });

  it.each([
    ['an event that there is not', { event: 'cooke.set' }],
    ['an operator that there is not', { event: 'cookie.set', where: { at: { ovr: 1 } } }],
    ['two operators on one field', { event: 'cookie.set', where: { at: { over: 1, under: 3 } } }],
    ['a pattern that is none', { event: 'cookie.set', where: { header: { matches: '(' } } }],
  ])('is refused with %s: it could never fail, or never hold', (_what, input) => {
    expect(claim.safeParse(input).success).toBe(false);
  });

  const type = fc.constantFrom('session.change' as const, 'session.generate' as const, 'session.load' as const);
  const value = fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.record({ over: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ not: fc.integer({ min: 0, max: 3 }) }),
  );
  const where = fc.oneof(
    fc.constant({}),
    fc.record({ after: value }),
    fc.record({ before: value, sid: fc.constant('a') }),
  );
  const plain = fc.record(
    { event: type, where, count: fc.integer({ min: 1, max: 3 }), after: fc.record({ event: type, where }) },
    { requiredKeys: ['event', 'where', 'count'] },
  );
  const trace = fc.array(fc.constantFrom(...events), { maxLength: 8 });

  it('takes back a denial of a denial, and turns all into any by De Morgan', () => {
    fc.assert(
      fc.property(fc.array(plain), trace, (claims: Claim[], seen) => {
        const denied = claims.map((not) => ({ not }));
        for (const one of claims) expect(check({ not: { not: one } }, seen)).toBe(check(one, seen));
        expect(check({ not: { all: claims } }, seen)).toBe(check({ any: denied }, seen));
        expect(check({ not: { any: claims } }, seen)).toBe(check({ all: denied }, seen));
      }),
    );
  });

  it('stays true as the trace grows when it asks for at least so many', () => {
    fc.assert(
      fc.property(plain, trace, trace, (one, seen, later) => {
        if (check(one, seen)) expect(check(one, [...seen, ...later])).toBe(true);
      }),
    );
  });
});
