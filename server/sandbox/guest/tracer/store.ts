import type session from 'express-session';
import { context } from '../context.js';
import { setTimeout } from '../shims/timers.js';
import { mayFail, orFailing } from './store-failure.js';
import { type Visit, visitOf } from './visit.js';
import { writing } from './writing.js';

const ops = ['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear'] as const;
type Op = (typeof ops)[number];
type Callback = (...args: unknown[]) => void;
type Method = (this: object, ...args: unknown[]) => unknown;
type Latency = () => number;

let lastCall = 0;
/** Stores inside one of their own calls: what a store asks of itself is not told again. */
const busy = new WeakSet<object>();
/** Stores whose own methods tell: what those call of MemoryStore, at once or later, is the store's own affair. */
const tellsItself = new WeakSet<object>();
/** The `generate` functions that tell already: each `session()` over one store assigns its own. */
const tracedGenerates = new WeakSet<object>();

/** Traces MemoryStore, which `session()` may make where nobody else sees it, and what every Store inherits. */
export function traceStoreClass(library: typeof session, latency: Latency) {
  const { prototype } = library.MemoryStore as unknown as { prototype: Record<string, Method> };
  for (const op of ops) {
    const original = prototype[op];
    if (original) prototype[op] = unlessToldAlready(original, tracedOp(op, original, latency));
  }
  const base = library.Store.prototype as unknown as Record<string, unknown>;
  const createSession = base.createSession as Method;
  base.createSession = function (this: object, req: object, data: unknown) {
    const result = createSession.call(this, req, data);
    const visit = visitOf(req);
    const loaded = visit ? visit.rebase() : JSON.stringify(result);
    tellSession('session.load', (result as { id: string }).id, loaded, visit);
    return result;
  };
  // session() assigns `generate` to each store; the assignment is caught here, the value stays the store's own
  Object.defineProperty(base, 'generate', {
    configurable: true,
    enumerable: false,
    get: () => undefined,
    set(this: object, generate: Method) {
      Object.defineProperty(this, 'generate', {
        configurable: true,
        enumerable: true,
        writable: true,
        value: tracedGenerate(generate),
      });
    },
  });
}

/** Traces a store that the app made or changed itself: the methods that it has, and no others. */
export function traceStore(store: object, isMemoryStore: boolean, latency: Latency) {
  const methods = store as Record<string, unknown>;
  if (typeof methods.generate === 'function' && !tracedGenerates.has(methods.generate)) {
    methods.generate = tracedGenerate(methods.generate as Method);
  }
  if (tellsItself.has(store)) return;
  if (!isMemoryStore) mayFail(store);
  if (isMemoryStore && !ops.some((op) => Object.hasOwn(store, op))) return;
  tellsItself.add(store);
  for (const op of ops) {
    const original = methods[op];
    if (typeof original !== 'function') continue;
    const value = tracedOp(op, original as Method, latency);
    Object.defineProperty(store, op, { configurable: true, enumerable: false, writable: true, value });
  }
}

function unlessToldAlready(original: Method, traced: Method): Method {
  const wrapper: Method = function (...args) {
    return (tellsItself.has(this) ? original : traced).apply(this, args);
  };
  Object.defineProperty(wrapper, 'name', { value: traced.name, configurable: true });
  Object.defineProperty(wrapper, 'length', { value: traced.length, configurable: true });
  return wrapper;
}

/** @param session JSON text */
function tellSession(type: string, sid: unknown, session: string, visit: Visit | undefined) {
  const fields = `,"sid":${JSON.stringify(String(sid))},"by":"${context.by()}","session":${session}`;
  context.tell(type, fields, visit?.requestId ?? context.requestId());
}

function tracedGenerate(generate: Method): Method {
  const wrapper: Method = function (this: object, req: unknown) {
    const result = generate.call(this, req);
    const { sessionID } = req as { sessionID: unknown };
    const visit = visitOf(req as object);
    tellSession('session.generate', sessionID, visit?.rebase() ?? '{}', visit);
    return result;
  };
  tracedGenerates.add(wrapper);
  return wrapper;
}

function tracedOp(op: Op, original: Method, latency: Latency): Method {
  const wrapper: Method = function (...args) {
    if (busy.has(this)) return original.apply(this, args);
    const callId = ++lastCall;
    const sid = typeof args[0] === 'string' ? JSON.stringify(args[0]) : 'null';
    const subject = `,"callId":${callId},"op":"${op}","sid":${sid}`;
    const requestId = context.requestId();
    const by = context.by();
    const data = op === 'set' || op === 'touch' ? `,"value":${writing.textOf(args[1]) ?? jsonText(args[1])}` : '';
    context.tell('store.call', `${subject},"by":"${by}"${data}`, requestId);

    const told = (error: unknown, value: unknown) => {
      const failed = error ? `,"error":${JSON.stringify(messageOf(error))}` : '';
      const found = value === undefined || value === null ? '' : `,"value":${jsonText(value)}`;
      context.tell('store.return', `${subject}${failed}${found}`, requestId);
    };

    const call = (callArgs: unknown[]) => {
      busy.add(this);
      try {
        return context.run(requestId, by, () => orFailing(op, original).apply(this, callArgs));
      } finally {
        busy.delete(this);
      }
    };

    const at = args.findLastIndex((arg) => typeof arg === 'function');
    if (at < 0) {
      const result = call(args);
      if (result instanceof Promise) {
        result.then(
          (value) => told(null, value),
          (error) => told(error, undefined),
        );
      } else told(null, result);
      return result;
    }
    const callback = args[at] as Callback;
    const delay = latency();
    const returned: Callback = (...results) => {
      const finish = () => {
        told(results[0], results[1]);
        // a store may call back before it returns: what the callback asks of it is not the store's own doing
        const inside = busy.delete(this);
        try {
          context.run(requestId, by, () => callback(...results));
        } finally {
          if (inside) busy.add(this);
        }
      };
      if (delay > 0) setTimeout(finish, Math.ceil(delay / 2));
      else finish();
    };
    const withCallback = args.with(at, returned);
    if (delay === 0) return call(withCallback);
    // half the latency on the way there: what two calls find depends on when each arrives at the store
    setTimeout(() => void call(withCallback), Math.max(1, Math.floor(delay / 2)));
    return undefined;
  };
  Object.defineProperty(wrapper, 'name', { value: op, configurable: true });
  Object.defineProperty(wrapper, 'length', { value: original.length, configurable: true });
  return wrapper;
}

/** With ENOENT in front, as Node's own errors have it: to express-session it means that there is no such session. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const missing = (error as { code?: unknown }).code === 'ENOENT' && !error.message.startsWith('ENOENT');
  return missing ? `ENOENT: ${error.message}` : error.message;
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}
