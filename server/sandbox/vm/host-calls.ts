import { createHash, createHmac } from 'node:crypto';
import { limits } from '../limits.js';
import { chunkSource } from './guest-files.js';
import { bcrypt, type Charge, pbkdf2, scrypt } from './slow-keys.js';

type Value = string | number | undefined;

/** What the world gives to the code in its VM; the guest's side is `guest/host.ts`. */
export type HostSide = {
  now(): number;
  random: { bytes(count: number): Buffer };
  setTimer(id: number, delay: number, requestId: string | null): void;
  clearTimer(id: number): void;
  /** Trace events as a JSON array, without what the host adds to each. */
  emit(events: string): void;
  respondHead(head: string): void;
  respond(response: string): void;
  /** The app's connections to the world's Redis, by number. */
  redis: {
    open(connection: number): void;
    /** @param requestId who sends them; null: no request */
    send(connection: number, bytes: Buffer, requestId: string | null): void;
    close(connection: number): void;
    /** A store keeps sessions under keys that begin so. */
    keepsSessionsUnder(prefix: string): void;
  };
  exit(code: number): void;
};

const algorithms = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

function known(algorithm: string) {
  const name = algorithm.toLowerCase().replace('-', '');
  if (!algorithms.has(name)) throw new Error(`Digest method not supported: ${algorithm}`);
  return name;
}

/**
 * Answers one call of the guest.
 * @param charge takes CPU from the action for what the worker does in its place
 * @throws Error that the guest's code sees, when the call asks for what is not there.
 */
export function answerHostCall(side: HostSide, op: string, args: (string | number)[], charge: Charge): Value {
  const text = (at: number) => String(args[at] ?? '');
  const number = (at: number) => Number(args[at] ?? 0);
  // two arguments: how it is written (utf8 or base64), and the data
  const input = (at: number) => Buffer.from(text(at + 1), text(at) === 'base64' ? 'base64' : 'utf8');
  const encoding = (at: number) => (text(at) === 'hex' ? 'hex' : text(at) === 'base64url' ? 'base64url' : 'base64');
  switch (op) {
    case 'now':
      return side.now();
    case 'randomBytes': {
      const count = number(0);
      if (!(count >= 0 && count <= limits.randomBytes)) {
        throw new RangeError(`The value of "size" is out of range: at most ${limits.randomBytes} bytes at once here.`);
      }
      return side.random.bytes(count).toString('base64');
    }
    case 'hash':
      return createHash(known(text(0)))
        .update(input(2))
        .digest(encoding(1));
    case 'hmac':
      return createHmac(known(text(0)), input(2))
        .update(input(4))
        .digest(encoding(1));
    case 'pbkdf2':
      return pbkdf2(input(0), input(2), number(4), number(5), known(text(6)), charge).toString('base64');
    case 'scrypt':
      return scrypt(input(0), input(2), number(4), { N: number(5), r: number(6), p: number(7) }, charge).toString(
        'base64',
      );
    case 'bcrypt':
      return bcrypt(input(0).toString(), text(2), charge);
    case 'chunk':
      return chunkSource(text(0));
    case 'setTimer':
      return void side.setTimer(number(0), number(1), text(2) || null);
    case 'clearTimer':
      return void side.clearTimer(number(0));
    case 'emit':
      return void side.emit(text(0));
    case 'respondHead':
      return void side.respondHead(text(0));
    case 'respond':
      side.emit(text(1));
      return void side.respond(text(0));
    case 'redis.open':
      return void side.redis.open(number(0));
    case 'redis.send':
      return void side.redis.send(number(0), Buffer.from(text(1), 'base64'), text(2) || null);
    case 'redis.close':
      return void side.redis.close(number(0));
    case 'redis.sessions':
      return void side.redis.keepsSessionsUnder(text(0));
    case 'exit':
      return void side.exit(number(0));
    default:
      throw new Error(`The host does not know how to '${op}'.`);
  }
}
