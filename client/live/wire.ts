import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type * as z from 'zod/mini';
import { bounds } from '../../protocol/bounds.js';
import type { Experiment } from '../../protocol/experiment.js';
import type { ClientEvents, Opened, Replayed, Reply, ServerEvents, TraceMessage, WhatIf } from '../../protocol/live.js';
import {
  actedReply,
  experimentReply,
  openedReply,
  replayedReply,
  traceMessage,
  whatIfReply,
} from '../../protocol/live.js';
import { text } from '../text/text.js';
import type { Attempt } from './outbox.js';

export type { Acted } from '../../protocol/live.js';
export type ActionInput = Parameters<ClientEvents['sandbox.act']>[0]['action'];
export type ExperimentInput = Parameters<ClientEvents['sandbox.create']>[0]['experiment'];

export type EditInput = Parameters<ClientEvents['sandbox.whatIf']>[0]['edit'];

export type OpenAttempt = { opened: Opened } | { refused: string; unknown: boolean } | 'lost';

/** A stuck action is ended by the server within some seconds; past this it will not answer. */
const answerMs = 30_000;
/** The event's name and number around a message. */
const frameBytes = 100;
const unreadable = 'The server answered in a form that this page does not know. Reload the page.';

/** The socket: each message checked against its schema both ways. Knows nothing of what the messages mean. */
export class Wire {
  readonly #socket: Socket<ServerEvents, ClientEvents> = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 3000,
  });

  onConnect(listener: () => void) {
    this.#socket.on('connect', listener);
  }

  onDisconnect(listener: () => void) {
    this.#socket.on('disconnect', listener);
    this.#socket.on('connect_error', listener);
  }

  /** The listener has taken the batch when it returns; only then the server sends the next. */
  onTrace(listener: (batch: TraceMessage) => void, invalid: (message: string) => void) {
    this.#socket.on('trace', (message, received) => {
      const batch = traceMessage.safeParse(message);
      if (batch.success) listener(batch.data);
      else invalid(unreadable);
      received(true);
    });
  }

  create(experiment: ExperimentInput): Promise<OpenAttempt> {
    return this.#open(this.#socket.timeout(answerMs).emitWithAck('sandbox.create', { experiment }));
  }

  join(id: string, epoch: number, after: number): Promise<OpenAttempt> {
    return this.#open(this.#socket.timeout(answerMs).emitWithAck('sandbox.join', { id, epoch, after }));
  }

  reset(id: string, keep: number): Promise<OpenAttempt> {
    return this.#open(this.#socket.timeout(answerMs).emitWithAck('sandbox.reset', { id, keep }));
  }

  async act(id: string, key: string, action: ActionInput): Promise<Attempt> {
    // the server hangs up on a larger message, and it would be sent again on every reconnect
    const { size } = new Blob([JSON.stringify({ id, key, action })]);
    if (size > bounds.messageBytes - frameBytes) return { refused: text.live.tooLarge(size, bounds.messageBytes) };
    try {
      const reply = actedReply.safeParse(
        await this.#socket.timeout(answerMs).emitWithAck('sandbox.act', { id, key, action }),
      );
      if (!reply.success) return { refused: unreadable };
      return reply.data.ok ? { acted: reply.data.value } : { refused: reply.data.error.message };
    } catch {
      // an answer that is only late is not sent for again: the same would take as long
      return this.#socket.connected ? { refused: `The server did not answer within ${answerMs / 1000} s.` } : 'lost';
    }
  }

  /** @throws Error with one sentence when the server refuses, or does not answer. */
  whatIf(id: string, edit: EditInput): Promise<WhatIf> {
    return answerOf(this.#socket.timeout(answerMs).emitWithAck('sandbox.whatIf', { id, edit }), whatIfReply);
  }

  /** @throws Error with one sentence when the server refuses, or does not answer. */
  replay(id: string, app: string): Promise<Replayed> {
    return answerOf(this.#socket.timeout(answerMs).emitWithAck('sandbox.replay', { id, app }), replayedReply);
  }

  /** @throws Error with one sentence when the server refuses, or does not answer. */
  export(id: string): Promise<Experiment> {
    return answerOf(this.#socket.timeout(answerMs).emitWithAck('sandbox.export', { id }), experimentReply);
  }

  close() {
    this.#socket.disconnect();
  }

  async #open(answer: Promise<unknown>): Promise<OpenAttempt> {
    try {
      const reply = openedReply.safeParse(await answer);
      if (!reply.success) return { refused: unreadable, unknown: false };
      if (reply.data.ok) return { opened: reply.data.value };
      const { code, message } = reply.data.error;
      return { refused: message, unknown: code === 'unknown-sandbox' };
    } catch {
      return 'lost';
    }
  }
}

async function answerOf<T>(answer: Promise<unknown>, schema: z.ZodMiniType<Reply<T>>): Promise<T> {
  const given = await answer.catch(() => {
    throw new Error(text.live.noAnswer);
  });
  const reply = schema.safeParse(given);
  if (!reply.success) throw new Error(unreadable);
  if (!reply.data.ok) throw new Error(reply.data.error.message);
  return reply.data.value;
}
