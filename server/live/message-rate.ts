import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';

/** More than any page or script in its terminal sends, which wait for each answer; less than what keeps a core busy. */
const perSecond = 100;
/** One refused so often in so many seconds does not read the answers: its connection is ended. */
const refusals = 200;
const refusalSeconds = 10;

/** How often sockets may send; each is counted by itself. */
export class MessageRate {
  readonly #messages = new RateLimiterMemory({ points: perSecond, duration: 1 });
  readonly #refusals = new RateLimiterMemory({ points: refusals, duration: refusalSeconds });

  /**
   * Counts one message of a socket.
   * @param end called when it goes on after being refused again and again
   * @throws SandboxError too-many-messages
   */
  async count(socketId: string, end: () => void): Promise<void> {
    if (await within(this.#messages, socketId)) return;
    if (!(await within(this.#refusals, socketId))) end();
    const message = `More than ${perSecond} messages in a second from this page; this one was not done. Wait a second, then go on.`;
    throw new SandboxError('too-many-messages', message);
  }
}

async function within(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
