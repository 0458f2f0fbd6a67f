import { text } from '../text/text.js';
import { type Output, output, secondsLeft, type TerminalWorld, UsageError } from './terminal-world.js';

const words = text.terminal.redis;

type Command = { usage: string; run(world: TerminalWorld, args: readonly string[]): string | Promise<string> };

/** What can be asked, with how many words follow each (a negative number: so many or more). */
const commands: Record<string, Command & { arity: number }> = {
  KEYS: { arity: 1, usage: 'KEYS pattern', run: (world, [pattern = '']) => array(keysLike(world, pattern)) },
  GET: {
    arity: 1,
    usage: 'GET key',
    run: (world, [key = '']) => {
      const sid = sidOf(world, key);
      return sid === undefined ? '(nil)' : JSON.stringify(JSON.stringify(world.state().rows[sid]));
    },
  },
  TTL: { arity: 1, usage: 'TTL key', run: (world, [key = '']) => integer(ttl(world, key)) },
  PTTL: {
    arity: 1,
    usage: 'PTTL key',
    run: (world, [key = '']) => {
      const seconds = ttl(world, key);
      return integer(seconds < 0 ? seconds : seconds * 1000);
    },
  },
  EXISTS: {
    arity: -1,
    usage: 'EXISTS key [key ...]',
    run: (world, args) => integer(args.filter((key) => sidOf(world, key) !== undefined).length),
  },
  TYPE: {
    arity: 1,
    usage: 'TYPE key',
    run: (world, [key = '']) => (sidOf(world, key) === undefined ? 'none' : 'string'),
  },
  DBSIZE: { arity: 0, usage: 'DBSIZE', run: (world) => integer(sessionKeys(world).size) },
  DEL: {
    arity: -1,
    usage: 'DEL key [key ...]',
    run: async (world, args) => {
      const sids = new Set(args.flatMap((key) => sidOf(world, key) ?? []));
      for (const sid of sids) await world.perform({ type: 'store.delete', sid });
      return integer(sids.size);
    },
  },
  FLUSHDB: {
    arity: 0,
    usage: 'FLUSHDB',
    run: async (world) => {
      await world.perform({ type: 'store.clear' });
      return 'OK';
    },
  },
  PING: { arity: 0, usage: 'PING', run: () => 'PONG' },
};

export const redisCommands = Object.keys(commands);

/** `redis-cli`: the app's sessions as its Redis has them, asked and answered as redis-cli does. */
export const redisCli = (args: readonly string[], world: TerminalWorld): Promise<Output> =>
  output('redis-cli', async () => {
    const [name, ...rest] = args;
    if (name === undefined) throw new UsageError(words.noCommand(redisCommands.join(', ')));
    if (name.startsWith('-')) throw new UsageError(words.noOption(name));
    const command = Object.hasOwn(commands, name.toUpperCase()) ? commands[name.toUpperCase()] : undefined;
    if (!command) throw new UsageError(words.unknown(name, redisCommands.join(', ')));
    const { arity, usage, run } = command;
    if (arity < 0 ? rest.length < -arity : rest.length !== arity) throw new UsageError(words.wrongNumber(usage));
    if (!world.events().some(({ type }) => type === 'store.command')) throw new Error(words.noRedis);
    return `${await run(world, rest)}\n`;
  });

/** The key that each session is kept under, as the app's client last named it, with its id. */
export function sessionKeys({ state, events }: TerminalWorld): Map<string, string> {
  const { keptUntil } = state();
  const wanted = new Set(Object.keys(keptUntil));
  const keys = new Map<string, string>();
  for (const event of events().toReversed()) {
    if (wanted.size === 0) break;
    if (event.type !== 'store.command') continue;
    const [key = ''] = event.args;
    for (const sid of wanted) {
      if (!key.endsWith(sid)) continue;
      keys.set(key, sid);
      wanted.delete(sid);
    }
  }
  return keys;
}

const sidOf = (world: TerminalWorld, key: string) => sessionKeys(world).get(key);

/** As Redis: -2 for a key that is not there, -1 for one that nothing ends. */
function ttl(world: TerminalWorld, key: string): number {
  const sid = sidOf(world, key);
  return sid === undefined ? -2 : (secondsLeft(world, sid) ?? -1);
}

const integer = (value: number) => `(integer) ${value}`;

const array = (values: readonly string[]) =>
  values.length === 0 ? '(empty array)' : values.map((value, i) => `${i + 1}) ${JSON.stringify(value)}`).join('\n');

/** KEYS' patterns: `*`, `?` and `[abc]`. */
function keysLike(world: TerminalWorld, pattern: string): string[] {
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  let like: RegExp;
  try {
    like = new RegExp(`^${source}$`, 's');
  } catch {
    throw new UsageError(words.badPattern(pattern));
  }
  return [...sessionKeys(world).keys()].filter((key) => like.test(key)).sort();
}
