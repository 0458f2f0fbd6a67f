import * as z from 'zod/mini';
import { traceEvent } from '../trace/event.js';
import { action, app } from './action.js';
import { bounds } from './bounds.js';
import { type Experiment, experiment, setup } from './experiment.js';

/**
 * Socket messages. A sandbox is a room; each socket in it follows the sandbox's trace from its own `after`.
 * Client to server, each acknowledged by a `Reply`:
 *   sandbox.create (createMessage) -> Opened      make a sandbox and follow it
 *   sandbox.join   (joinMessage)   -> Opened      follow one that is there, from the event after `after`
 *   sandbox.act    (actMessage)    -> Acted       do one action
 *   sandbox.reset  (resetMessage)  -> Opened      forget every action after the first `keep`
 *   sandbox.replay (replayMessage) -> Replayed    begin anew with another app, and do every action again
 *   sandbox.whatIf (whatIfMessage) -> WhatIf      what another option would have changed; the sandbox stays as it is
 *   sandbox.export (exportMessage) -> Experiment  the sandbox as an experiment, with every action done in it
 * A socket follows at most `bounds.followedSandboxes`; following one more ends the follow that began first.
 * Server to client:
 *   trace (traceMessage), acknowledged by `true`: the next batch waits for it, so a slow client is never flooded.
 */

/** `epoch` changes when the trace starts anew (reset): events of another epoch are thrown away. */
const position = { id: z.string().check(z.regex(/^[a-z0-9]{8,32}$/)), epoch: z.int() };

export const createMessage = z.strictObject({ experiment });
export const joinMessage = z.strictObject({
  id: position.id,
  /** The epoch the client has events of, with the last `seq` of them; 0 and 0 when it has none. */
  epoch: position.epoch,
  after: z.int().check(z.minimum(0)),
});
export const actMessage = z.strictObject({
  id: position.id,
  /** Made by the client: the same key sent twice (a reconnect) is done once. */
  key: z.string().check(z.minLength(8), z.maxLength(40)),
  action,
});
export const resetMessage = z.strictObject({ id: position.id, keep: z.int().check(z.minimum(0)) });
export const exportMessage = z.strictObject({ id: position.id });
/** `app`: what runs from the start; deploys that only changed the app are taken out of the log. */
export const replayMessage = z.strictObject({ id: position.id, app });
const text = z.string().check(z.maxLength(bounds.headerLength));
/** What an option is set to: as source/options.ts has it. */
const optionValue = z.union([
  text,
  z.number(),
  z.boolean(),
  z.null(),
  z.array(text).check(z.maxLength(bounds.secrets)),
  z.strictObject({ code: text }),
]);
export const whatIfMessage = z.strictObject({
  id: position.id,
  /** As explanations offer it (trace/explain/explanation.ts). */
  edit: z.strictObject({
    option: z.string().check(z.minLength(1), z.maxLength(40)),
    value: z.optional(optionValue),
    line: z.optional(z.int().check(z.minimum(1))),
  }),
});

const opened = z.strictObject({
  ...position,
  /** Its last event; those that a page does not have come as `trace` messages. */
  seq: z.int(),
  actions: z.int(),
  /** What it was made of; what was deployed since is in the trace. */
  setup,
  /** Where the Redis is that its app reaches: in the world itself, or a real server. */
  redis: z.enum(['embedded', 'redis']),
  /** It answers clients outside on `<id>.<domain>`, on the page's own port. */
  domain: z.string(),
});
export type Opened = z.infer<typeof opened>;
/** `seq`: the last event the action made; `actions`: how many the log holds now. */
const acted = z.strictObject({ seq: z.int(), actions: z.int() });
export type Acted = z.infer<typeof acted>;

/** In the order of the requests; `more`: how many are left out. */
const whatIf = z.strictObject({
  differences: z
    .array(z.strictObject({ requestId: z.nullable(z.string()), sentence: z.string() }))
    .check(z.maxLength(bounds.differences)),
  more: z.int().check(z.minimum(0)),
});
export type WhatIf = z.infer<typeof whatIf>;

/**
 * The same of a replay, with all of it in one sentence; `seq`: the event of the new trace that shows it; `last`: that
 * trace's last event.
 */
const replayed = z.strictObject({
  opened,
  last: z.int(),
  summary: z.string(),
  differences: z
    .array(z.strictObject({ requestId: z.nullable(z.string()), sentence: z.string(), seq: z.int() }))
    .check(z.maxLength(bounds.differences)),
  more: z.int().check(z.minimum(0)),
});
export type Replayed = z.infer<typeof replayed>;

const errorCode = z.enum([
  'invalid-message',
  'unknown-sandbox',
  'cannot-edit',
  'too-many-sandboxes',
  'too-many-messages',
  'log-full',
  'too-large',
  'stuck',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;
const failed = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ code: errorCode, message: z.string() }),
});
export const openedReply = z.union([z.strictObject({ ok: z.literal(true), value: opened }), failed]);
export const actedReply = z.union([z.strictObject({ ok: z.literal(true), value: acted }), failed]);
export const replayedReply = z.union([z.strictObject({ ok: z.literal(true), value: replayed }), failed]);
export const whatIfReply = z.union([z.strictObject({ ok: z.literal(true), value: whatIf }), failed]);
export const experimentReply = z.union([z.strictObject({ ok: z.literal(true), value: experiment }), failed]);
export type Reply<T> = { ok: true; value: T } | z.infer<typeof failed>;

/** What the interleavings of a `parallel` action lead to, as much of it as a page shows. */
const exploration = z.strictObject({
  /** The first event of the action. */
  seq: z.int(),
  /** How many interleavings were run, and whether these are all there are. */
  schedules: z.int(),
  complete: z.boolean(),
  /** Why no more were tried, in one sentence; absent when these are all. */
  because: z.optional(z.string()),
  outcomes: z
    .array(
      z.strictObject({
        count: z.int(),
        schedule: z
          .array(z.string().check(z.maxLength(bounds.outcomeTextLength)))
          .check(z.maxLength(bounds.scheduleSteps)),
        responses: z.array(
          z.strictObject({
            requestId: z.string(),
            status: z.int(),
            body: z.string().check(z.maxLength(bounds.outcomeTextLength)),
            error: z.optional(z.string()),
          }),
        ),
        /** Null when it is too much to be told. */
        store: z.nullable(z.record(z.string(), z.unknown())),
      }),
    )
    .check(z.maxLength(bounds.outcomes)),
  /** How many different ends are left out. */
  more: z.int().check(z.minimum(0)),
});
export type LiveExploration = z.infer<typeof exploration>;

/**
 * Events `after + 1` up to the last of `events`, gapless; with the exploration of an action that begins in them. They
 * hold the beginning of one such action at most.
 */
export const traceMessage = z.strictObject({
  ...position,
  events: z.array(traceEvent),
  exploration: z.optional(exploration),
});
export type TraceMessage = z.infer<typeof traceMessage>;

export type ClientEvents = {
  'sandbox.create': (message: z.input<typeof createMessage>, reply: (r: Reply<Opened>) => void) => void;
  'sandbox.join': (message: z.input<typeof joinMessage>, reply: (r: Reply<Opened>) => void) => void;
  'sandbox.act': (message: z.input<typeof actMessage>, reply: (r: Reply<Acted>) => void) => void;
  'sandbox.reset': (message: z.input<typeof resetMessage>, reply: (r: Reply<Opened>) => void) => void;
  'sandbox.replay': (message: z.input<typeof replayMessage>, reply: (r: Reply<Replayed>) => void) => void;
  'sandbox.whatIf': (message: z.input<typeof whatIfMessage>, reply: (r: Reply<WhatIf>) => void) => void;
  'sandbox.export': (message: z.input<typeof exportMessage>, reply: (r: Reply<Experiment>) => void) => void;
};
export type ServerEvents = {
  trace: (message: TraceMessage, received: (ok: true) => void) => void;
};
