import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changes } from './changes.js';

/** Objects in objects; arrays are compared element by element like them, and have an example of their own. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 4 }),
  ),
}));
const data = fc.dictionary(fc.string({ maxLength: 4 }), value, { maxKeys: 6 });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** Does to a session what a list of changes says. */
function apply(session: Record<string, unknown>, list: Change[]): unknown {
  const result = plain(session);
  for (const { path, after } of list) {
    if (path.length === 0) return after;
    const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, result);
    const last = path.at(-1) as string;
    if (after === undefined) delete parent[last];
    else parent[last] = after;
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

  it('leads from before to after', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        const [before, after] = [plain(a), plain(b)];
        fc.pre(JSON.stringify(before) !== JSON.stringify(after));
        expect(apply(before, changes(before, after))).toEqual(after);
      }),
    );
  });
});
