import type session from 'express-session';

/**
 * The options as the app gave them, as data: what was left out stays out, functions become the word `function`, of
 * secrets only the number is told.
 */
export function describeOptions(options: session.SessionOptions | undefined, library: typeof session, call: number) {
  const given = (options ?? {}) as Record<string, unknown>;
  const secrets = given.secret ? (Array.isArray(given.secret) ? given.secret.length : 1) : 0;
  const store = given.store as Record<string, unknown> | undefined;
  return {
    call,
    ...(typeof (given.name ?? given.key) === 'string' && { name: (given.name || given.key || undefined) as string }),
    secrets,
    ...pick(given, ['resave', 'saveUninitialized', 'rolling', 'unset', 'proxy']),
    ...(given.genid ? { genid: 'function' as const } : {}),
    store: store ? String((store as object).constructor?.name ?? 'store') : library.MemoryStore.name,
    storeTouches: store ? typeof store.touch === 'function' : true,
    ...(store && typeof store.createSession !== 'function' && { storeCreatesSessions: false }),
    ...(given.cookie !== undefined && { cookie: describeCookie(given.cookie) }),
  };
}

function pick(given: Record<string, unknown>, names: string[]) {
  return Object.fromEntries(
    names.filter((name) => given[name] !== undefined).map((name) => [name, asData(given[name])]),
  );
}

function describeCookie(cookie: unknown) {
  if (typeof cookie === 'function') return 'function' as const;
  if (typeof cookie !== 'object' || cookie === null) return {};
  return Object.fromEntries(Object.entries(cookie).map(([name, value]) => [name, asData(value)]));
}

function asData(value: unknown): unknown {
  if (typeof value === 'function') return 'function';
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value) ?? 'null');
}
