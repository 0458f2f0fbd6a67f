import type { Visit } from '../visit.js';
import { type Reason, set } from './reason.js';

/** express-session let the request pass without a session. */
export function steppedAside({ options, received }: Visit, aside: string): Reason {
  const source = 'session';
  if (aside === 'pathname mismatch') {
    const path = typeof options.cookie === 'object' ? String(options.cookie.path) : null;
    return {
      because: `The path is outside cookie.path (${path ?? 'the one that cookie() gave'}), so express-session stepped aside.`,
      values: { 'cookie.path': path ?? 'function', aside },
      edits: [set('cookie.path', '/')],
      change: "cookie: { path: '/' }",
      source,
    };
  }
  if (aside === 'store is disconnected') {
    return {
      because: 'The store said that it is disconnected, so express-session stepped aside.',
      values: { storeReady: false },
      change: 'Connect the store before the first request, and again when the connection is lost.',
      source,
    };
  }
  if (aside.startsWith('secret option required')) {
    return {
      because: 'There is no secret to check signatures with, so express-session refused the request.',
      values: { secret: null },
      edits: [set('secret', 'a secret of your own')],
      change: "secret: '...'",
      source,
    };
  }
  if (aside === 'req.session existed') {
    return {
      because: 'Another middleware before had made req.session already, so express-session stepped aside.',
      values: { 'req.session': 'there' },
      change: 'Use one middleware that makes req.session.',
      source,
    };
  }
  return {
    because: `express-session stepped aside: ${aside.replace(/\.$/, '')}.`,
    values: { aside, scheme: received.scheme },
    source,
  };
}
