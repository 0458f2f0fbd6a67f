import { expect, it } from 'vitest';
import { optionPlace } from './option-place.js';

const source = `const session = require('express-session');
app.use(session({ resave: false, cookie: { maxAge: 1000 } }));
app.use(session({ resave: true, ...more }));
`;

const at = (option: string, line?: number, code = source) => {
  const place = optionPlace(code, option, line);
  return place && code.slice(place.from, place.to);
};

it('is where the option is written', () => {
  expect(at('resave')).toBe('resave: false');
  expect(at('cookie.maxAge')).toBe('maxAge: 1000');
});

it('is the nearest thing to it where it is left out', () => {
  expect(at('rolling')).toBe('session');
  expect(at('cookie.secure')).toBe('cookie: { maxAge: 1000 }');
  expect(at('rolling', 2, "var s = require('express-session');\ns();")).toBe('s');
});

it('is in the call of that line, and what may set it as well where that cannot be told', () => {
  expect(at('resave', 3)).toBe('...more');
});

it('is nowhere without a call, and in code that does not parse', () => {
  expect(at('resave', 1, 'app.use();')).toBeNull();
  expect(at('resave', 1, `${source}(`)).toBeNull();
});
