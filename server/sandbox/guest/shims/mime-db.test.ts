import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const requireOfExpress = createRequire(require.resolve('express'));
type Table = Record<string, { source?: string; charset?: string; extensions?: string[] }>;

test('the small table of types says of each what mime-db says, though not every extension', () => {
  const small = require('./mime-db.cjs') as Table;
  const whole = requireOfExpress('mime-db') as Table;
  for (const [type, { source, charset, extensions = [] }] of Object.entries(small)) {
    const told = whole[type];
    expect([type, source, charset]).toEqual([type, told?.source, told?.charset]);
    expect(told?.extensions ?? []).toEqual(expect.arrayContaining(extensions));
  }
});
