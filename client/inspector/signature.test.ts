import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsOf } from './secrets.js';
import { signatureOf, signedValue, verdictOn } from './signature.js';

/** `sign()` of cookie-signature. */
const sign = (sid: string, secret: string) =>
  `${sid}.${createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '')}`;

/** `unsign()` of cookie-signature, but for the session id that it gives. */
const unsigns = (value: string, secret: string) => sign(value.slice(0, value.lastIndexOf('.')), secret) === value;

const text = fc.string({ minLength: 1, unit: 'grapheme' });
/** So that a letter can be changed by its place. */
const ascii = fc.string({ minLength: 1, unit: 'grapheme-ascii' });

describe('the signature of a cookie', () => {
  it('is the one that cookie-signature makes', () => {
    fc.assert(
      fc.property(text, text, (sid, secret) => {
        expect(`${sid}.${signatureOf(sid, secret)}`).toBe(sign(sid, secret));
      }),
    );
  });

  it('fits when cookie-signature says so with one of the secrets, and with no letter changed', () => {
    fc.assert(
      fc.property(
        ascii,
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.constantFrom('a', '.', '%', 'é'),
        (sid, secrets, n, letter) => {
          const good = `s:${sid}.${signatureOf(sid, secrets.at(-1) ?? '')}`;
          const at = 2 + (n % (good.length - 2));
          const changed = good.slice(0, at) + letter + good.slice(at + 1);
          for (const value of [good, changed]) {
            const taken = secrets.some((secret) => unsigns(value.slice(2), secret));
            expect(verdictOn(encodeURIComponent(value), secrets).fits).toBe(taken);
          }
        },
      ),
    );
  });

  it('is wrong when the value does not begin with s:, and right when it is signed anew', () => {
    expect(verdictOn('abc.def', ['a'])).toEqual({ fits: false, because: 'unsigned' });
    expect(verdictOn('s%3Aabc', ['a'])).toEqual({ fits: false, because: 'signature' });
    expect(verdictOn('%E0%A4%A', ['a'])).toEqual({ fits: false, because: 'unsigned' });
    expect(verdictOn(signedValue('abc', 'old'), ['new', 'old'])).toEqual({ fits: true, by: 1 });
  });
});

describe('the secrets of a cookie', () => {
  const app = (options: string) => `const session = require('express-session');\napp.use(session({ ${options} }));`;

  it('are those of the session() call whose cookie has that name', () => {
    expect(secretsOf(app("secret: 'a'"), 'connect.sid')).toEqual({ kind: 'given', secrets: ['a'] });
    expect(secretsOf(app("name: 'id', secret: ['a', 'b']"), 'id')).toEqual({ kind: 'given', secrets: ['a', 'b'] });
    expect(secretsOf(app("name: 'id', secret: 'a'"), 'connect.sid')).toEqual({ kind: 'none' });
    expect(secretsOf('var x = ;', 'connect.sid')).toEqual({ kind: 'none' });
  });

  it('cannot be told from code that computes them', () => {
    const computed = { kind: 'computed', source: 'process.env.SECRET', line: 2 };
    expect(secretsOf(app('secret: process.env.SECRET'), 'connect.sid')).toEqual(computed);
  });
});
