import type session from 'express-session';
import { context } from '../context.js';
import { setTimeout } from '../shims/timers.js';
import { quoted } from './quoted.js';
import { noteRedisStore } from './redis-store.js';
import { type Op, ops, StoreCall } from './store-call.js';
import { mayFail, orFailing } from './store-failure.js';
import { type Visit, visitOf } from './visit.js';
import { jsonText } from './writing.js';

type Callback = (...args: unknown[]) => void;
type Method = (this: object, ...args: unknown[]) => unknown;
type Latency = () => number;

/** Stores whose own methods tell: what those call of MemoryStore, at once or later, is the store's own affair. */
const tellsItself = new WeakSet<object>();
/** The `generate` functions that tell already: each `session()` over one store assigns its own. */
const tracedGenerates = new WeakSet<object>();
/** A store that extends `Store` inherits a `createSession` that tells; another may have its own. */
const tracedCreates = new WeakSet<object>();

/** Traces MemoryStore, which `session()` may make where nobody else sees it, and what every Store inherits. */
export function traceStoreClass(library: typeof session, latency: Latency) {
  const { prototype } = library.MemoryStore as unknown as { prototype: Record<string, Method> };
  for (const op of ops) {
    const original = prototype[op];
    if (original) prototype[op] = unlessToldAlready(original, tracedOp(op, original, latency));
  }
  const base = library.Store.prototype as unknown as Record<string, unknown>;
  base.createSession = tracedCreate(base.createSession as Method);
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
  if (typeof methods.createSession === 'function' && !tracedCreates.has(methods.createSession)) {
    methods.createSession = tracedCreate(methods.createSession as Method);
  }
  if (tellsItself.has(store)) return;
  if (!isMemoryStore) mayFail(store);
  noteRedisStore(methods);
  if (isMemoryStore && !ops.some((op) => Object.hasOwn(store, op))) return;
  tellsItself.add(store);
  for (const op of ops) {
    const original = methods[op];
    if (typeof original !== 'function') continue;
    const own = Object.getOwnPropertyDescriptor(store, op);
    if (own?.configurable === false) continue;
    const value = tracedOp(op, original as Method, latency);
    Object.defineProperty(store, op, {
      configurable: true,
      enumerable: own?.enumerable === true,
      writable: true,
      value,
    });
  }
}

function unlessToldAlready(original: Method, traced: Method): Method {
  const wrapper: Method = function (...args) {
    return (tellsItself.has(this) ? original : traced).apply(this, args);
  };
  return likeness(wrapper, original);
}

/** @param session JSON text */
function tellSession(type: string, sid: unknown, session: string, visit: Visit | undefined) {
  const fields = `,"sid":${quoted(String(sid))},"by":"${context.by()}","session":${session}`;
  context.tell(type, fields, visit?.requestId ?? context.requestId());
}

function tracedCreate(createSession: Method): Method {
  const wrapper: Method = function (...args) {
    const result = createSession.apply(this, args);
    const visit = visitOf(args[0] as object);
    const loaded = visit ? visit.rebase() : jsonText(result, '{}');
    tellSession('session.load', (result as { id: string }).id, loaded, visit);
    return result;
  };
  tracedCreates.add(wrapper);
  return likeness(wrapper, createSession);
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
    if (context.frame().inStore) return original.apply(this, args);
    const call = new StoreCall(op, args);
    const ask = () => call.atStore(() => orFailing(op, original, this).apply(this, args));
    const last = args.length - 1;
    const at = typeof args[last] === 'function' ? last : args.findLastIndex((arg) => typeof arg === 'function');
    if (at < 0) return call.answeredBy(ask());
    const callback = args[at] as Callback;
    const delay = latency();
    const answer: Callback = (...results) => {
      call.returned(results[0], results[1]);
      call.atCaller(() => callback(...results));
    };
    const later: Callback = (...results) => void setTimeout(answer, Math.ceil(delay / 2), ...results);
    args[at] = delay > 0 ? later : answer;
    const arrive = () => {
      const result = ask();
      if (result instanceof Promise) call.waitsForCallback(result, original.length > at);
      return result;
    };
    if (delay === 0) return arrive();
    // half the latency on the way there: what two calls find depends on when each arrives at the store
    setTimeout(() => void arrive(), Math.max(1, Math.floor(delay / 2)));
    return undefined;
  };
  return likeness(wrapper, original);
}

/** The same name and length: the app may look. */
function likeness(wrapper: Method, original: Method): Method {
  Object.defineProperty(wrapper, 'name', { value: original.name, configurable: true });
  Object.defineProperty(wrapper, 'length', { value: original.length, configurable: true });
  return wrapper;
}
