import type session from 'express-session';
import { context } from '../context.js';
import { visitOf } from './visit.js';

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
        before(this, (visit) => visit?.flushChanges());
        tell(this, { type: 'session.save', session: JSON.parse(JSON.stringify(this)) });
        return original.apply(this, args);
      },
  );
  replace(
    prototype,
    'touch',
    (original) =>
      function touch(...args) {
        before(this, (visit) => visit?.flushChanges());
        const result = original.apply(this, args);
        before(this, (visit) => visit?.rebase());
        // as JSON: a Date that is none (NaN) is null there, and must not throw here
        const expires = JSON.parse(JSON.stringify(this.cookie.expires ?? null)) as unknown;
        tell(this, { type: 'session.touch', expires: typeof expires === 'string' ? expires : null });
        return result;
      },
  );
  for (const name of ['reload', 'regenerate'] as const) {
    replace(
      prototype,
      name,
      (original) =>
        function method(...args) {
          before(this, (visit) => visit?.flushChanges());
          tell(this, { type: `session.${name}` });
          return original.apply(this, args);
        },
    );
  }
  replace(
    prototype,
    'destroy',
    (original) =>
      function destroy(...args) {
        before(this, (visit) => visit?.flushChanges());
        tell(this, { type: 'session.destroy' });
        const visit = visitOf(this.req);
        // express-session deletes req.session first: that is the destroy itself, no change of its own
        if (visit && visit.session === (this as unknown)) visit.forget();
        return original.apply(this, args);
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

function before(session: SessionObject, look: (visit: ReturnType<typeof visitOf>) => void) {
  const visit = visitOf(session.req);
  if (visit?.session === (session as unknown)) look(visit);
}

function tell(session: SessionObject, event: { type: string; [field: string]: unknown }) {
  const requestId = visitOf(session.req)?.requestId ?? context.requestId();
  context.emit({ sid: String(session.id), by: context.by(), ...event }, requestId);
}
