import type { Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../../protocol/live.js';
import type { Sandbox } from '../sandbox/pool/sandbox.js';
import type { Position } from '../sandbox/pool/trace-log.js';
import { toldExploration } from './told-exploration.js';

export type LiveSocket = Socket<ClientEvents, ServerEvents>;

/** One frame of a 60 Hz screen: a page cannot show more often. */
const frameMs = 16;
/** After a pause: most requests are over within this, and come as one batch. */
const gatherMs = 4;
/** One `trace` message: some thousand characters a frame are drawn at once, a whole trace comes in a few. */
const batch = { events: 500, characters: 256_000 };

/**
 * Sends the trace of a sandbox to one socket, from where its page stands: a batch a frame at most, and the next only
 * once the last one was acknowledged. Nothing is kept for a slow page, it reads on in the sandbox's own trace.
 */
export class Follower {
  readonly #socket: LiveSocket;
  readonly #position: Position;
  readonly #unfollow: () => void;
  #frame: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #stopped = false;
  #sentAt = Number.NEGATIVE_INFINITY;

  /** @param ackMs a page that does not acknowledge for so long is disconnected. */
  constructor(
    socket: LiveSocket,
    readonly sandbox: Sandbox,
    position: Position,
    readonly ackMs: number,
  ) {
    this.#socket = socket;
    this.#position = { ...position };
    this.#unfollow = sandbox.follow(() => this.#inAFrame());
    this.#inAFrame();
  }

  stop() {
    this.#stopped = true;
    this.#unfollow();
    clearTimeout(this.#frame);
    clearTimeout(this.#patience);
  }

  #inAFrame() {
    if (this.#stopped || this.#frame || this.#patience) return;
    const wait = Math.max(gatherMs, this.#sentAt + frameMs - performance.now());
    this.#frame = setTimeout(() => {
      this.#frame = undefined;
      this.#send();
    }, wait);
  }

  #send() {
    const { epoch, events: all } = this.sandbox.read(this.#position, batch);
    const [exploration, next] = this.sandbox.explorationsIn(all);
    // explorations are large: each goes with a batch of its own
    const events = next ? all.filter(({ seq }) => seq < next.seq) : all;
    const last = events.at(-1);
    if (!last) return;
    this.#position.epoch = epoch;
    this.#position.after = last.seq;
    this.#sentAt = performance.now();
    this.#patience = setTimeout(() => this.#socket.disconnect(true), this.ackMs);
    const message = {
      id: this.sandbox.id,
      epoch,
      events,
      ...(exploration && { exploration: toldExploration(exploration) }),
    };
    this.#socket.emit('trace', message, () => {
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.#inAFrame();
    });
  }
}
