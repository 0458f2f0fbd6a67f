import { limits } from '../limits.js';
import { RedisError } from './reply.js';

/** A command as a client sends it: its name and its arguments. */
export type Command = Buffer[];

/** Takes bytes as they come and gives the commands in them: RESP arrays of bulk strings, which is all that clients send. */
export class CommandReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** @throws RedisError when the bytes are no commands, or one is too large; the connection is then of no more use. */
  read(bytes: Buffer): Command[] {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    const commands: Command[] = [];
    for (;;) {
      const found = this.#next();
      if (!found) break;
      commands.push(found.command);
      this.#bytes = this.#bytes.subarray(found.end);
    }
    if (this.#bytes.length > limits.redisCommandBytes) throw tooLarge();
    return commands;
  }

  /** One that has read as far. */
  copy(): CommandReader {
    const copy = new CommandReader();
    copy.#bytes = this.#bytes;
    return copy;
  }

  #next(): { command: Command; end: number } | null {
    const count = this.#number('*', 0);
    if (!count) return null;
    if (count.value > limits.redisCommandWords) throw tooLarge();
    const command: Command = [];
    let at = count.end;
    for (let i = 0; i < count.value; i++) {
      const size = this.#number('$', at);
      if (!size) return null;
      const end = size.end + size.value;
      if (this.#bytes.length < end + 2) return null;
      // a copy: what is kept must not keep all that came with it
      const word = Buffer.alloc(size.value);
      this.#bytes.copy(word, 0, size.end, end);
      command.push(word);
      at = end + 2;
    }
    return { command, end: at };
  }

  #number(type: '*' | '$', at: number): { value: number; end: number } | null {
    if (at >= this.#bytes.length) return null;
    const end = this.#bytes.indexOf('\r\n', at);
    if (end < 0) return null;
    const line = this.#bytes.toString('latin1', at, end);
    if (line[0] !== type || !/^\d{1,7}$/.test(line.slice(1))) {
      throw new RedisError(`ERR Protocol error: expected '${type}', got '${line.slice(0, 20)}'`);
    }
    const value = Number(line.slice(1));
    if (value > limits.redisCommandBytes) throw tooLarge();
    return { value, end: end + 2 };
  }
}

const tooLarge = () =>
  new RedisError(
    `ERR Protocol error: a command here may have ${limits.redisCommandBytes} bytes and ${limits.redisCommandWords} words at most`,
  );
