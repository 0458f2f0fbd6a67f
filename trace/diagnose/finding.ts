import * as z from 'zod/mini';
import { optionEdit } from '../explain/explanation.js';

/** Mistakes that people make with cookies and express-session, and that a trace shows; each with its name for people. */
export const mistakes = {
  'secure-over-http': 'Secure cookie over plain http',
  'secure-behind-proxy': 'Secure cookie behind a proxy that is not trusted',
  'same-site-none-without-secure': 'SameSite=None without Secure',
  'cross-site-lax': 'Request from another site, cookie that stays at home',
  'fetch-without-credentials': 'fetch without credentials',
  'path-mismatch': 'Cookie path that does not match',
  'redirect-before-save': 'Redirect before the session is saved',
  'change-after-response': 'Session changed after the response',
  'several-session-middlewares': 'Several session() calls',
  'secret-changed': 'Secret that changed',
  'max-age-and-expires': 'maxAge versus expires',
  'store-without-touch': 'Store without touch',
  'resave-race': 'resave in parallel requests',
  'lost-update': 'Lost update in parallel requests',
  fixation: 'Login without a new session id',
  'uninitialized-for-bots': 'A session for everybody who sends no cookie',
  'session-for-static': 'Session for static files',
  'cookie-name-clash': 'Two cookies of one name',
  'clear-cookie-mismatch': 'clearCookie with other attributes',
} as const;

type Mistake = keyof typeof mistakes;

/** A known mistake in a trace, at the first event that made it so. */
export const finding = z.object({
  mistake: z.enum(Object.keys(mistakes) as Mistake[]),
  /** The event of the trace that made it so. */
  seq: z.int(),
  requestId: z.nullable(z.string()),
  /** One plain sentence, with the values it hung on. */
  because: z.string(),
  /** What to write instead, for people. */
  change: z.string(),
  /** The same as an edit of the options, where one would do. */
  edit: z.exactOptional(optionEdit),
});
export type Finding = z.infer<typeof finding>;
