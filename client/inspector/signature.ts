import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeCookie } from './decode-cookie.js';

/**
 * The signature of a session id, as `sign()` of cookie-signature: HMAC-SHA256 in base64 without padding. Not by
 * `crypto.subtle`, which a page over plain http does not have.
 */
export function signatureOf(sid: string, secret: string): string {
  const bytes = new TextEncoder();
  const digest = hmac(sha256, bytes.encode(secret), bytes.encode(sid));
  return btoa(String.fromCharCode(...digest)).replace(/=+$/, '');
}

/** A cookie's value that express-session takes, with the percent-encoding that `cookie.serialize()` gives it. */
export const signedValue = (sid: string, secret: string) => encodeURIComponent(`s:${sid}.${signatureOf(sid, secret)}`);

export type Verdict =
  /** Which of the secrets made it, from 0. */
  { fits: true; by: number } | { fits: false; because: 'unsigned' | 'signature' };

/** Whether express-session takes a cookie's value, given its secrets: the first signs, each may have signed. */
export function verdictOn(value: string, secrets: readonly string[]): Verdict {
  const { signed } = decodeCookie(value);
  if (!signed) return { fits: false, because: 'unsigned' };
  const by = secrets.findIndex((secret) => signatureOf(signed.sid, secret) === signed.signature);
  return by < 0 ? { fits: false, because: 'signature' } : { fits: true, by };
}
