/** An error reply; its message begins with a word in capitals, as Redis's do. */
export class RedisError extends Error {}

/**
 * What Redis answers to one command: a string is a status (`OK`), a Buffer a value, a Map a map, which RESP2 writes as
 * a flat array.
 */
export type Reply = null | number | string | Buffer | RedisError | Reply[] | Map<string, Reply> | Set<string>;

/** The versions of the protocol: 2 until the client says `HELLO 3`. */
export type Protocol = 2 | 3;

/** A reply as bytes (RESP2 and RESP3, redis.io/docs/reference/protocol-spec). */
export function encodeReply(reply: Reply, protocol: Protocol): Buffer {
  const parts: Buffer[] = [];
  write(reply, protocol, parts);
  return Buffer.concat(parts);
}

function write(reply: Reply, protocol: Protocol, parts: Buffer[]) {
  const line = (text: string) => parts.push(Buffer.from(`${text}\r\n`));
  const bulk = (bytes: Buffer) => {
    line(`$${bytes.length}`);
    parts.push(bytes, Buffer.from('\r\n'));
  };
  if (reply === null) line(protocol === 3 ? '_' : '$-1');
  else if (typeof reply === 'number') line(`:${reply}`);
  else if (typeof reply === 'string') line(`+${reply}`);
  else if (reply instanceof RedisError) line(`-${reply.message.replace(/[\r\n]/g, ' ')}`);
  else if (Buffer.isBuffer(reply)) bulk(reply);
  else if (Array.isArray(reply)) {
    line(`*${reply.length}`);
    for (const one of reply) write(one, protocol, parts);
  } else if (reply instanceof Set) {
    line(`${protocol === 3 ? '~' : '*'}${reply.size}`);
    for (const one of reply) bulk(Buffer.from(one));
  } else {
    line(protocol === 3 ? `%${reply.size}` : `*${reply.size * 2}`);
    for (const [key, value] of reply) {
      bulk(Buffer.from(key));
      write(value, protocol, parts);
    }
  }
}
