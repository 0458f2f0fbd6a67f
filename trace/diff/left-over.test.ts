import { expect, it } from 'vitest';
import type { HeldCookie } from '../event.js';
import type { Run } from './difference.js';
import { differences } from './differences.js';

const cookie: HeldCookie = {
  name: 'connect.sid',
  value: 'a',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expires: null,
  httpOnly: true,
  secure: false,
  sameSite: null,
};
const runWith = (...cookies: HeldCookie[]): Run => ({
  trace: [],
  browsers: { alice: cookies },
  store: {},
  explanations: [],
  findings: [],
});

it('a cookie that is left otherwise is told by what of it is otherwise', () => {
  const found = differences(runWith(cookie), runWith({ ...cookie, value: 'b', sameSite: 'lax' }));
  expect(found.map(({ sentence }) => sentence)).toEqual([
    'At the end alice has the cookie connect.sid of shop.test/ with sameSite “lax”, value “b” instead of sameSite null, value “a”.',
  ]);
});
