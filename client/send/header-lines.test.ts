import { expect, test } from 'vitest';
import { headersOf } from './header-lines.js';

test('reads a header a line, with colons in its value, and one name as often as it comes', () => {
  expect(headersOf('Referer: http://a.test/\n\nX-A: 1\r\nX-A:2')).toEqual({
    headers: { Referer: ['http://a.test/'], 'X-A': ['1', '2'] },
  });
});

test('says which line is no header', () => {
  const problem = 'Line 2 of the headers has no name and colon: write Name: value.';
  expect(headersOf('X-A: 1\nnonsense')).toEqual({ problem });
  expect(headersOf('X-A: 1\n: value')).toEqual({ problem });
});
