import type { OptionEdit } from '../explain/explanation.js';

/** Mistakes that people make with cookies and express-session, and that a trace shows. */
type Mistake =
  | 'secure-over-http'
  | 'secure-behind-proxy'
  | 'cross-site-lax'
  | 'same-site-none-without-secure'
  | 'path-mismatch'
  | 'redirect-before-save'
  | 'change-after-response'
  | 'several-session-middlewares'
  | 'secret-changed'
  | 'max-age-and-expires'
  | 'store-without-touch'
  | 'resave-race'
  | 'lost-update'
  | 'fixation'
  | 'uninitialized-for-bots'
  | 'session-for-static'
  | 'cookie-name-clash';

/** A known mistake in a trace, at the first event that made it so. */
export type Finding = {
  mistake: Mistake;
  /** The event of the trace that made it so. */
  seq: number;
  requestId: string | null;
  /** One plain sentence, with the values it hung on. */
  because: string;
  /** What to write instead, for people. */
  change: string;
  /** The same as an edit of the options, where one would do. */
  edit?: OptionEdit;
};
