import type { AnyNode, Expression, Program } from 'acorn';
import MagicString from 'magic-string';
import { insertItem, removeItem } from './items.js';
import { isUndefined } from './literal.js';
import { findProperty, itemsOf } from './object-literal.js';
import { findSessionCalls, type SessionCall, walk } from './session-call.js';
import type { Edited } from './set-option.js';

/** What keeps an app's sessions: MemoryStore, connect-redis, or a store that only its own code knows. */
export type StoreKind = 'memory' | 'redis' | 'own';

/**
 * The store that the app's `session({...})` is given; of several calls the first.
 * @returns null when there is no such call, or the source does not parse
 */
export function readStore(source: string): StoreKind | null {
  const [call] = findSessionCalls(source) ?? [];
  return call ? kindOf(call) : null;
}

/**
 * The source with its sessions kept in another store: for Redis with connect-redis and a client, as its README writes
 * them; for memory without the `store` option. Everything else stays as it is written.
 */
export function setStore(source: string, kind: 'memory' | 'redis'): Edited {
  const [call, another] = findSessionCalls(source) ?? [];
  if (!call) return { problem: 'No call of session(…) is to be found in the code, so no store can be given to it.' };
  if (another) return { problem: 'The code calls session(…) several times: give each its store in the code.' };
  const now = kindOf(call);
  if (now === kind) return { source };
  if (now === 'own' || call.options === 'computed')
    return { problem: 'The code makes a store of its own, so another cannot be set there: change it in the code.' };
  const edited = kind === 'redis' ? withRedis(source, call) : withoutStore(source, call);
  if (readStore(edited) === kind) return { source: edited };
  return {
    problem: 'The code has RedisStore or redisClient as names of something else: change its store in the code.',
  };
}

function kindOf({ options, program }: SessionCall): StoreKind {
  if (typeof options === 'string') return options === 'absent' ? 'memory' : 'own';
  const found = findProperty(options, 'store');
  if (found.kind === 'absent') return 'memory';
  if (found.kind === 'unknown') return 'own';
  const { value } = found.property;
  if (isUndefined(value)) return 'memory';
  return kindMade(value.type === 'Identifier' ? declared(program, value.name) : value);
}

function kindMade(made: Expression | null): StoreKind {
  if (made?.type !== 'NewExpression') return 'own';
  const { callee } = made;
  const named = callee.type === 'MemberExpression' ? callee.property : callee;
  const name = named.type === 'Identifier' ? named.name : '';
  return name === 'RedisStore' ? 'redis' : name === 'MemoryStore' ? 'memory' : 'own';
}

/** What a variable is declared as. */
function declared(program: Program, name: string): Expression | null {
  let init: Expression | null = null;
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === name)
      init = node.init ?? null;
  });
  return init;
}

function withRedis(source: string, { program, options, end, comments }: SessionCall): string {
  const text = new MagicString(source);
  const store = 'store: new RedisStore({ client: redisClient })';
  if (typeof options === 'string') text.appendLeft(end, `{ ${store} }`);
  else {
    const given = findProperty(options, 'store');
    if (given.kind === 'property') text.overwrite(given.property.start, given.property.end, store);
    else insertItem(text, source, itemsOf(options), store, comments);
  }
  // as it stands when Redis was left for memory before
  if (/\bRedisStore\b/.test(source) && /\bredisClient\b/.test(source)) return text.toString();
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const own = program.body.findIndex((statement) => statement.end >= end);
  const imports = program.body.slice(0, own).findLast(isImport);
  const lines = clientLines(program.body.some((node) => node.type === 'ImportDeclaration'));
  if (imports) text.appendLeft(imports.end, lines.map((line) => eol + line).join(''));
  else text.appendRight(program.body[own]?.start ?? 0, lines.map((line) => line + eol).join(''));
  return text.toString();
}

function withoutStore(source: string, { options, comments }: SessionCall): string {
  const text = new MagicString(source);
  const given = typeof options === 'string' ? null : findProperty(options, 'store');
  if (given?.kind === 'property' && typeof options !== 'string')
    removeItem(text, source, itemsOf(options), given.property, comments);
  return text.toString();
}

const clientLines = (isModule: boolean) => [
  ...(isModule
    ? ["import { RedisStore } from 'connect-redis';", "import { createClient } from 'redis';"]
    : ["const { RedisStore } = require('connect-redis');"]),
  `const redisClient = ${isModule ? '' : "require('redis')."}createClient();`,
  'redisClient.connect().catch(console.error);',
];

const isImport = (node: AnyNode): boolean =>
  node.type === 'ImportDeclaration' ||
  (node.type === 'VariableDeclaration' && node.declarations.some(({ init }) => requires(init)));

const requires = (node: AnyNode | null | undefined): boolean =>
  node?.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
