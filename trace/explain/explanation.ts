export type Decision = 'generate' | 'load' | 'save' | 'touch' | 'destroy' | 'set-cookie';

/** An option of `session({...})` set to another literal: `cookie.secure` to false; without a value it is left out. */
export type OptionEdit = {
  option: string;
  value?: string | number | boolean | null | undefined;
  /** The line of the `session()` call it is about, where the trace knows it. */
  line?: number;
};

/** A place in the learner's code, from 1. */
export type CodePlace = { line: number; column?: number };

/** Why express-session did, or did not do, one thing in one request. */
export type Explanation = {
  requestId: string;
  decision: Decision;
  /** What follows from the inputs, computed without looking at what the library did. */
  outcome: boolean;
  /** One plain sentence, with the values it hung on. */
  because: string;
  /**
   * The values it hung on: options by their names (`saveUninitialized: false`, with the default where one was left
   * out), and what express-session asks of the session: `new` (the browser did not send its id), `modified`, `saved`.
   */
  values: Record<string, unknown>;
  /** The option or code that would change it; absent where nothing would. */
  change?: string;
  /**
   * The same as an edit of the options, where one would do. The same log run with the edit decides otherwise here,
   * as long as everything before this request goes as it went.
   */
  edit?: OptionEdit;
  /** Where the learner's code made it so, where the trace knows it. */
  place?: CodePlace;
  /** The function in express-session's index.js that decides. */
  source: string;
  /** The event of the trace that shows it, where there is one. */
  seq: number | null;
  /** False when the library did otherwise: the explanation is wrong, and shown as "unexplained". */
  agrees: boolean;
};
