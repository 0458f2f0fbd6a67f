import fc from 'fast-check';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Upstream } from './real/upstream.js';
import { realRedis, servedBehindPrefix, servedEmbedded, type TestServer } from './test-servers.js';

type Client = ReturnType<typeof connect>;
const connect = (url: string, RESP: 2 | 3) => createClient({ url, RESP, socket: { reconnectStrategy: false } });

/** A reply as data: errors by their message, sets and maps in an order. */
async function reply(client: Client, words: string[]): Promise<unknown> {
  try {
    return plain(await client.sendCommand(words), words[0] ?? '');
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** The order of keys, members and fields is the server's own affair. */
const unordered = new Set(['KEYS', 'SMEMBERS', 'HKEYS', 'HVALS']);
function plain(value: unknown, command: string): unknown {
  if (command === 'SCAN') return plain((value as [string, unknown[]])[1], 'KEYS');
  if (Array.isArray(value)) return unordered.has(command) ? [...value].sort() : value;
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).sort());
  return value;
}

const clients: Client[] = [];
const servers: TestServer[] = [];
let upstream: Upstream;

beforeAll(async () => {
  const [real, shared] = await Promise.all([realRedis(), realRedis()]);
  upstream = new Upstream(shared.url);
  servers.push(real, await servedEmbedded(), await servedBehindPrefix(upstream, 'test'), shared);
});
afterAll(async () => {
  upstream.close();
  await Promise.all(servers.map((server) => server.stop()));
});

describe.each([
  ['the embedded Redis', 1, 2],
  ['the embedded Redis', 1, 3],
  ['a real Redis behind a prefix', 2, 2],
  ['a real Redis behind a prefix', 2, 3],
] as const)('%s answers as redis-server does (server %i, RESP%i)', (_, ours, version) => {
  let real: Client;
  let tried: Client;

  beforeAll(async () => {
    [real, tried] = [servers[0], servers[ours]].map((server) => connect(server?.url ?? '', version)) as [
      Client,
      Client,
    ];
    for (const client of [tried, real]) {
      client.on('error', () => {});
      clients.push(await client.connect());
    }
  });
  afterAll(() => Promise.all(clients.splice(0).map((client) => client.close())));
  beforeEach(() => Promise.all([tried, real].map((client) => client.flushAll())));

  async function bothAnswer(...commands: string[][]) {
    for (const words of commands) {
      const [got, theirs] = [await reply(tried, words), await reply(real, words)];
      expect(got, words.join(' ')).toEqual(theirs);
    }
  }

  it.each([
    [
      'strings',
      'SET a 1|GET a|STRLEN a|APPEND a bc|GET a|GETSET a x|SETNX a y|SETNX b y|MGET a b c|MSET a 1 b 2|GETDEL a|GET a',
    ],
    ['numbers', 'INCR n|INCRBY n 5|DECR n|DECRBY n 10|SET n x|INCR n|SET n 01|INCR n|INCRBY m 1.5'],
    [
      'options of SET',
      'SET a 1 XX|SET a 1 NX|SET a 2 NX|SET a 3 XX GET|SET a 4 EX 10 KEEPTTL|SET a 5 EX 0|SET a 5 EX -1|SET a 5 PX x|SET a 5 NX XX|SET a 6 foo|SET a 7 EX 100|TTL a|SET a 8 KEEPTTL|TTL a|SET a 9|TTL a',
    ],
    [
      'times to live',
      'SET a 1|TTL a|PTTL a|EXPIRE a 100|TTL a|EXPIRE a 50 GT|EXPIRE a 200 GT|TTL a|EXPIRE a 10 NX|EXPIRE a 10 LT|EXPIRE a 20 XX|TTL a|PERSIST a|PERSIST a|TTL a|EXPIRE b 10|TTL b|EXPIRE a -1|GET a|SETEX a 10 v|TTL a|SETEX a 0 v|GETEX a EX 30|TTL a|GETEX a PERSIST|TTL a|EXPIREAT a 99999999999|EXPIRETIME a|PSETEX a 90000 v|TTL a|EXPIRE a x|EXPIRE a 10 FOO',
    ],
    [
      'keys',
      'MSET sess:a 1 sess:b 2 other 3|KEYS *|KEYS sess:*|KEYS sess:?|KEYS sess:[ac]|KEYS sess:[^a]|KEYS sess\\:a|KEYS nothing|EXISTS sess:a other none other|TYPE other|TYPE none|DEL sess:a none|UNLINK sess:b|DBSIZE|SCAN 0 COUNT 100|SCAN 0 MATCH o* COUNT 100|SCAN x|SCAN 0 COUNT 0|SCAN 0 COUNT',
    ],
    [
      'hashes',
      'HSET h a 1 b 2|HSET h a 3|HGET h a|HGET h x|HMGET h a x b|HGETALL h|HGETALL none|HDEL h a x|HLEN h|HEXISTS h b|HKEYS h|HVALS h|HINCRBY h n 3|HINCRBY h b 1|HSETNX h b 9|HSETNX h c 9|HSET h a|HDEL h b n c|EXISTS h|TYPE h',
    ],
    ['sets', 'SADD s a b a|SCARD s|SMEMBERS s|SISMEMBER s a|SISMEMBER s z|SREM s a z|SREM s b|EXISTS s|SMEMBERS s'],
    [
      'lists',
      'RPUSH l a b c|LPUSH l z y|LRANGE l 0 -1|LRANGE l 1 2|LRANGE l -2 -1|LRANGE l 5 9|LLEN l|LPOP l|RPOP l|LPOP l 2|RPOP l -1|LPOP none|LPOP none 2|RPOP l 9|EXISTS l',
    ],
    ['databases', 'SET a 1|SELECT 1|GET a|SET a 2|DBSIZE|KEYS *|FLUSHDB|SELECT 0|GET a|SELECT 16|SELECT x'],
    [
      'transactions',
      'MULTI|SET a 1|INCR a|GET a|EXEC|EXEC|MULTI|SET a 5|DISCARD|GET a|MULTI|SET a|EXEC|MULTI|MULTI|DISCARD|DISCARD|MULTI|EXEC',
    ],
    [
      'values of the wrong kind',
      'SET a 1|HSET a b c|SADD a b|LPUSH a b|HSET h a 1|GET h|INCR h|STRLEN h|MGET a h|SET h 1|GET h|HSET g a 1|GETSET g 1|GETDEL g|APPEND g 1|SET g x GET',
    ],
    ['wrong numbers of words', 'GET|GET a b|SET a|MSET a|MSET a 1 b|HSET h a|EXPIRE a|PING a b|ECHO'],
    ['the connection', 'PING|PING hello|ECHO hi|CLIENT SETNAME me|CLIENT GETNAME'],
  ])('to %s', async (_, script) => {
    await bothAnswer(...script.split('|').map((line) => line.split(' ')));
  });

  it('to commands in any order', async () => {
    const key = fc.constantFrom('a', 'b', 'sess:1');
    const value = fc.constantFrom('1', '-7', 'x', 'ü', '');
    const seconds = fc.constantFrom('100', '1000');
    const command = fc.oneof(
      fc.tuple(
        fc.constantFrom(
          'GET',
          'STRLEN',
          'DEL',
          'TTL',
          'TYPE',
          'EXISTS',
          'PERSIST',
          'INCR',
          'GETDEL',
          'HGETALL',
          'LLEN',
          'SMEMBERS',
          'LPOP',
        ),
        key,
      ),
      fc.tuple(
        fc.constantFrom('SET', 'APPEND', 'SETNX', 'GETSET', 'SADD', 'SREM', 'RPUSH', 'HGET', 'HDEL'),
        key,
        value,
      ),
      fc.tuple(fc.constantFrom('EXPIRE'), key, seconds),
      fc.tuple(fc.constantFrom('SET'), key, value, fc.constantFrom('NX', 'XX', 'GET', 'KEEPTTL')),
      fc.tuple(fc.constantFrom('SET'), key, value, fc.constant('EX'), seconds),
      fc.tuple(fc.constantFrom('HSET'), key, value, value),
      fc.constantFrom(['KEYS', '*'], ['DBSIZE'], ['MGET', 'a', 'b']),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        await Promise.all([tried, real].map((client) => client.flushAll()));
        await bothAnswer(...commands.map((words) => [...words]));
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
