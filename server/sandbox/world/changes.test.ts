import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changes } from './changes.js';

/** Few enough to meet again, some of them numbers, which JavaScript sorts. */
const key = fc.constantFrom('a', 'b', 'c', 'cart', '7', '10');

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));
const data = fc.dictionary(key, value, { maxKeys: 6 });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** Does to a session what a list of changes says. */
function apply(session: Record<string, unknown>, list: Change[]): unknown {
  const result = plain(session);
  for (const { path, after } of list) {
    if (path.length === 0) return after;
    const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, result);
    const last = path.at(-1) as string;
    if (after !== undefined) parent[last] = after;
    else if (Array.isArray(parent)) parent.length = Math.min(parent.length, Number(last));
    else delete parent[last];
  }
  return result;
}

describe('changes', () => {
  it('tells the path and the value before and after, in nested objects and arrays', () => {
    expect(changes({ cart: { items: [1, 2] }, gone: true }, { cart: { items: [1, 3, 4] } })).toEqual([
      { path: ['cart', 'items', '1'], before: 2, after: 3 },
      { path: ['cart', 'items', '2'], after: 4 },
      { path: ['gone'], before: true },
    ]);
  });

  it('tells an order of keys alone as one change without a path: express-session compares JSON text', () => {
    expect(changes({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([
      { path: [], before: { a: 1, b: 2 }, after: { b: 2, a: 1 } },
    ]);
  });

  it('tells a nested order of keys as one change of the object that has them, beside the changes elsewhere', () => {
    expect(changes({ user: { a: 1, b: 2 }, views: 1 }, { user: { b: 2, a: 3 }, views: 2 })).toEqual([
      { path: ['user'], before: { a: 1, b: 2 }, after: { b: 2, a: 3 } },
      { path: ['views'], before: 1, after: 2 },
    ]);
  });

  it('leads from before to after, in the order of keys that express-session compares', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        const [before, after] = [plain(a), plain(b)];
        fc.pre(JSON.stringify(before) !== JSON.stringify(after));
        expect(JSON.stringify(apply(before, changes(before, after)))).toBe(JSON.stringify(after));
      }),
    );
  });
});
