import * as z from 'zod/mini';

const decision = z.enum(['generate', 'load', 'save', 'touch', 'destroy', 'set-cookie']);
export type Decision = z.infer<typeof decision>;

/** An option of `session({...})` set to another literal: `cookie.secure` to false; without a value it is left out. */
export const optionEdit = z.object({
  option: z.string(),
  value: z.optional(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The line of the `session()` call it is about, where the trace knows it. */
  line: z.exactOptional(z.int()),
});
export type OptionEdit = z.infer<typeof optionEdit>;

/** A place in the learner's code, from 1. */
const codePlace = z.object({ line: z.int(), column: z.exactOptional(z.int()) });
export type CodePlace = z.infer<typeof codePlace>;

/** Why express-session did, or did not do, one thing in one request. */
export const explanation = z.object({
  requestId: z.string(),
  decision,
  /** What follows from the inputs, computed without looking at what the library did. */
  outcome: z.boolean(),
  /** One plain sentence, with the values it hung on. */
  because: z.string(),
  /**
   * The values it hung on: options by their names (`saveUninitialized: false`, with the default where one was left
   * out), and what express-session asks of the session: `new` (the browser did not send its id), `modified`, `saved`.
   */
  values: z.record(z.string(), z.unknown()),
  /** The option or code that would change it; absent where nothing would. */
  change: z.exactOptional(z.string()),
  /**
   * The same as an edit of the options, where one would do. The same log run with the edit decides otherwise here,
   * as long as everything before this request goes as it went.
   */
  edit: z.exactOptional(optionEdit),
  /** Where the learner's code made it so, where the trace knows it. */
  place: z.exactOptional(codePlace),
  /** The function in express-session's index.js that decides. */
  source: z.string(),
  /** The event of the trace that shows it, where there is one. */
  seq: z.nullable(z.int()),
  /** False when the library did otherwise: the explanation is wrong, and shown as "unexplained". */
  agrees: z.boolean(),
});
export type Explanation = z.infer<typeof explanation>;
