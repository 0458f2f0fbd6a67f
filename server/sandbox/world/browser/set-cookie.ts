import { parseDate } from 'tough-cookie';
import type { StoredCookie } from './cookie.js';
import { type Refusal, rfc6265bis } from './standard.js';

/** The attributes of a Set-Cookie header that a browser understood; what is absent was not given, or not valid. */
export type Attributes = {
  /** When it expires, by Max-Age or else by Expires, in ms since the Unix epoch. */
  expires: number | null;
  domain: string;
  path: string | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: StoredCookie['sameSite'];
  partitioned: boolean;
};

export type SetCookie = { name: string; value: string; attributes: Attributes };

/** RFC 6265bis 5.6: name and value together, and one attribute, in octets. */
const mostPairOctets = 4096;
const mostAttributeOctets = 1024;
/** RFC 6265bis 5.5. */
const longestLifeMs = 400 * 86_400_000;

/**
 * Parses a set-cookie-string (RFC 6265bis 5.6).
 * @param now ms since the Unix epoch
 * @returns the name and value with `refusal`, where the browser must ignore the whole of it
 */
export function parseSetCookie(text: string, now: number): SetCookie & { refusal: Refusal | null } {
  const [pair = '', ...attributes] = text.split(';');
  const at = pair.indexOf('=');
  const name = at < 0 ? '' : trim(pair.slice(0, at));
  const value = trim(at < 0 ? pair : pair.slice(at + 1));
  return { name, value, attributes: parseAttributes(attributes, now), refusal: refusalOf(text, name, value) };
}

function refusalOf(text: string, name: string, value: string): Refusal | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the standard forbids
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) {
    return { reason: 'It has a control character in it.', section: rfc6265bis('5.6') };
  }
  const octets = Buffer.byteLength(name) + Buffer.byteLength(value);
  if (octets > mostPairOctets) {
    const reason = `Its name and value are ${octets} bytes together: browsers keep at most ${mostPairOctets}.`;
    return { reason, section: rfc6265bis('5.6') };
  }
  if (octets === 0) return { reason: 'It has neither a name nor a value.', section: rfc6265bis('5.7') };
  return null;
}

function parseAttributes(texts: string[], now: number): Attributes {
  const found: Attributes & { maxAge: number | null } = {
    expires: null,
    maxAge: null,
    domain: '',
    path: null,
    secure: false,
    httpOnly: false,
    sameSite: null,
    partitioned: false,
  };
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = trim(at < 0 ? text : text.slice(0, at)).toLowerCase();
    const value = at < 0 ? '' : trim(text.slice(at + 1));
    if (Buffer.byteLength(value) <= mostAttributeOctets) takeAttribute(found, name, value, now);
  }
  const { maxAge, ...attributes } = found;
  return { ...attributes, expires: maxAge ?? attributes.expires };
}

/** RFC 6265bis 5.6.1 to 5.6.7: of several of one name the last counts. */
function takeAttribute(found: Attributes & { maxAge: number | null }, name: string, value: string, now: number) {
  switch (name) {
    case 'expires': {
      const date = parseDate(value);
      if (date) found.expires = Math.min(date.getTime(), now + longestLifeMs);
      break;
    }
    case 'max-age':
      if (/^-?\d+$/.test(value)) found.maxAge = expiryAfter(Number(value), now);
      break;
    case 'domain':
      found.domain = value.replace(/^\./, '').toLowerCase();
      break;
    case 'path':
      found.path = value.startsWith('/') ? value : null;
      break;
    case 'secure':
      found.secure = true;
      break;
    case 'httponly':
      found.httpOnly = true;
      break;
    case 'samesite':
      found.sameSite = sameSites[value.toLowerCase()] ?? null;
      break;
    case 'partitioned':
      found.partitioned = true;
      break;
  }
}

const sameSites: Record<string, StoredCookie['sameSite']> = { strict: 'strict', lax: 'lax', none: 'none' };

const expiryAfter = (seconds: number, now: number) =>
  seconds <= 0 ? 0 : now + Math.min(seconds * 1000, longestLifeMs);

/** White space as HTTP has it: space and tab. */
const trim = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '');
