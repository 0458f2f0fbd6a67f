import { context } from '../context.js';
import { onHead } from '../requests.js';
import { quoted } from './quoted.js';
import type { Visit } from './visit.js';

/**
 * Follows the way out of express-session: its `res.end`, where it commits, and the writing of the head, where it sets
 * its cookie. Both are the outermost functions at this moment; what is put over them later calls them.
 */
export function traceResponse(visit: Visit) {
  const { res, requestId } = visit;
  const target = res as unknown as Record<'end' | 'writeHead', (...args: unknown[]) => unknown>;
  const end = target.end;
  target.end = function (...args) {
    if (!visit.committed) {
      visit.flushChanges();
      visit.committed = true;
      visit.tell(
        'middleware',
        `,"phase":"commit","name":"session","kind":"middleware"${visit.layer}${oddId(visit.req.sessionID)}`,
      );
    }
    visit.ending = true;
    try {
      return context.run(requestId, 'middleware', () => end.apply(this, args));
    } finally {
      visit.ending = false;
    }
  };
  const writeHead = target.writeHead;
  target.writeHead = function (...args) {
    if (!visit.headWritten) visit.flushChanges();
    return context.run(requestId, 'middleware', () => writeHead.apply(this, args));
  };
  onHead(res, () => {
    visit.headWritten = true;
    tellCookie(visit);
  });
}

/** An id that is no string decides by being so, and by whether it counts as true. */
const oddId = (id: unknown) =>
  typeof id === 'string' ? '' : `,"sessionID":{"type":"${typeof id}","truthy":${Boolean(id)}}`;

function tellCookie(visit: Visit) {
  const { cookieName: name, observed } = visit;
  if (observed.setCookie !== null) {
    const sid = visit.req.sessionID;
    const attributes = attributesOf(observed.setCookie);
    context.emit({ type: 'cookie.set', name, header: observed.setCookie, sid, attributes }, visit.requestId);
    return;
  }
  visit.tell('cookie.skip', `,"name":${quoted(name)},"reason":"${observed.skip ?? unsaidReason(visit)}"`);
}

/** express-session's own cookie, with what its types leave out. */
type SessionCookie = Record<'path' | 'domain' | 'priority' | 'sameSite' | 'expires', unknown> & {
  serialize(name: string, value: string): string;
};

/** What express-session has no debug line for. */
function unsaidReason({ req }: Visit) {
  if (typeof req.sessionID !== 'string') return 'no-sid';
  const cookie = req.session.cookie as unknown as SessionCookie;
  const { path, domain, priority, sameSite, expires } = cookie;
  // with nothing in it that could not be written, it need not be tried
  if (path === '/' && !domain && !priority && !sameSite && !expires) return 'not-needed';
  try {
    cookie.serialize('name', 'value');
  } catch {
    return 'not-writable';
  }
  return 'not-needed';
}

/** The attributes of a Set-Cookie header; those without a value are true. */
function attributesOf(header: string): Record<string, string | true> {
  const attributes: Record<string, string | true> = {};
  for (const part of header.split('; ').slice(1)) {
    const at = part.indexOf('=');
    if (at < 0) attributes[part] = true;
    else attributes[part.slice(0, at)] = part.slice(at + 1);
  }
  return attributes;
}
