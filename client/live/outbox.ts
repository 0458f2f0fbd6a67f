import { text } from '../text/text.js';
import type { Acted, ActionInput } from './wire.js';

type Waiting = {
  key: string;
  action: ActionInput;
  done: (acted: Acted) => void;
  failed: (error: Error) => void;
};

/** What became of one try to send: the server's answer, its refusal, or nothing because the connection broke. */
export type Attempt = { acted: Acted } | { refused: string } | 'lost';

/**
 * Actions on their way to the server, sent one after the other. One that got no answer stays, and is sent again under
 * the same key after a reconnect: the server does a key once.
 */
export class Outbox {
  readonly #queue: Waiting[] = [];
  #sending = false;
  #connected = false;

  constructor(
    readonly send: (key: string, action: ActionInput) => Promise<Attempt>,
    readonly changed: (waiting: number) => void,
  ) {}

  /** @returns when the server has done the action. @throws Error with the server's sentence when it refuses. */
  add(action: ActionInput): Promise<Acted> {
    return new Promise((done, failed) => {
      this.#queue.push({ key: newKey(), action, done, failed });
      this.changed(this.#queue.length);
      void this.#pump();
    });
  }

  connected() {
    this.#connected = true;
    void this.#pump();
  }

  disconnected() {
    this.#connected = false;
  }

  /** The sandbox starts anew, or is left: what was not done yet is not wanted any more. */
  clear() {
    for (const waiting of this.#queue.splice(0)) waiting.failed(new Error(text.live.left));
    this.changed(0);
  }

  async #pump() {
    if (this.#sending) return;
    this.#sending = true;
    for (let head = this.#queue[0]; head && this.#connected; head = this.#queue[0]) {
      const attempt = await this.send(head.key, head.action);
      if (attempt === 'lost') {
        this.#connected = false;
        break;
      }
      const at = this.#queue.indexOf(head);
      if (at >= 0) this.#queue.splice(at, 1);
      this.changed(this.#queue.length);
      if ('acted' in attempt) head.done(attempt.acted);
      else head.failed(new Error(attempt.refused));
    }
    this.#sending = false;
  }
}

/** Not `randomUUID`: browsers have that only over https, and a classroom may not. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
