import type session from 'express-session';
import { context, type Frame } from '../context.js';
import { callPlace, placeFields } from '../source-line.js';
import { quoted } from './quoted.js';
import { visitOf } from './visit.js';
import { jsonText, writing } from './writing.js';

type Method = (this: SessionObject, ...args: unknown[]) => unknown;
type SessionObject = session.Session & { req: object };

/**
 * Puts an event before (for touch: after) each method of express-session's Session. The methods stay what they are:
 * not enumerable, configurable, writable, called with the same arguments on the same object.
 */
export function traceSessionMethods(prototype: object) {
  replace(
    prototype,
    'save',
    (original) =>
      function save(...args) {
        const text = lookOf(this) ?? jsonText(this, '{}');
        const call = callOf(this);
        tell(this, call, 'session.save', `,"session":${text}`);
        return within(call, () => writing.as(this, text, () => original.apply(this, args)));
      },
  );
  replace(
    prototype,
    'touch',
    (original) =>
      function touch(...args) {
        lookOf(this);
        const call = callOf(this);
        const result = original.apply(this, args);
        const { expires } = this.cookie;
        if (expires) ownVisit(this)?.rebase();
        // as JSON: a Date that is none (NaN) is null there, and must not throw here
        const text = expires ? JSON.stringify(expires) : 'null';
        tell(this, call, 'session.touch', `,"expires":${text?.startsWith('"') ? text : 'null'}`);
        return result;
      },
  );
  for (const name of ['reload', 'regenerate'] as const) {
    replace(
      prototype,
      name,
      (original) =>
        function method(...args) {
          lookOf(this);
          const call = callOf(this);
          tell(this, call, `session.${name}`);
          return within(call, () => original.apply(this, args));
        },
    );
  }
  replace(
    prototype,
    'destroy',
    (original) =>
      function destroy(...args) {
        lookOf(this);
        const call = callOf(this);
        tell(this, call, 'session.destroy');
        // express-session deletes req.session first: that is the destroy itself, no change of its own
        ownVisit(this)?.forget();
        return within(call, () => original.apply(this, args));
      },
  );
}

function replace(prototype: object, name: string, wrap: (original: Method) => Method) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) return;
  const original = descriptor.value as Method;
  const value = wrap(original);
  Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(value, 'length', { value: original.length, configurable: true });
  Object.defineProperty(prototype, name, { ...descriptor, value });
}

/** The visit whose `req.session` this is; none when the app kept an old one. */
function ownVisit(session: SessionObject) {
  const visit = visitOf(session.req);
  return visit?.session === (session as unknown) ? visit : undefined;
}

/** Tells what changed up to now. @returns the session's JSON text, where it is the request's own. */
const lookOf = (session: SessionObject) => ownVisit(session)?.flushChanges();

/** Whose call this is: the request that the session belongs to, whatever is known of the running code. */
function callOf(session: SessionObject): Frame {
  const now = context.frame();
  if (now.by === 'middleware') return now;
  const requestId = visitOf(session.req)?.requestId ?? now.requestId;
  return { requestId, by: 'handler', place: now.place ?? callPlace() };
}

/** What the method asks of the store is part of the same call. */
function within<T>(call: Frame, body: () => T): T {
  return call === context.frame() ? body() : context.within(call, body);
}

function tell(session: SessionObject, call: Frame, type: string, fields = '') {
  const sid = quoted(String(session.id));
  context.tell(type, `,"sid":${sid},"by":"${call.by}"${placeFields(call.place)}${fields}`, call.requestId);
}
