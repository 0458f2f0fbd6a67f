export type Decision = 'generate' | 'load' | 'save' | 'touch' | 'destroy' | 'set-cookie';

/** An option of `session({...})` set to another literal: `cookie.secure` to false; undefined takes it out. */
export type OptionEdit = { option: string; value: string | number | boolean | null | undefined };

/** Why express-session did, or did not do, one thing in one request. */
export type Explanation = {
  requestId: string;
  decision: Decision;
  /** What follows from the inputs, computed without looking at what the library did. */
  outcome: boolean;
  /** One plain sentence, with the values it hung on. */
  because: string;
  /** The values it hung on, by their names in express-session: `saveUninitialized: false`. */
  values: Record<string, unknown>;
  /** The option or code that would change it; absent where nothing would. */
  change?: string;
  /** The same as an edit of the options that can be applied, where one would do. */
  edit?: OptionEdit;
  /** The function in express-session's index.js that decides. */
  source: string;
  /** The event of the trace that shows it, where there is one. */
  seq: number | null;
  /** False when the library did otherwise: the explanation is wrong, and shown as "unexplained". */
  agrees: boolean;
};
