import type { Decision, OptionEdit } from './explanation.js';
import type { Moment } from './moment.js';
import { outcomes } from './rules.js';
import type { Visit } from './visit.js';

/** The first of the edits with which the rules, over the same inputs, decide otherwise; null when none does. */
export function firstThatFlips(decision: Decision, visit: Visit, edits: readonly OptionEdit[]): OptionEdit | null {
  const decide = outcomes[decision];
  const flips = (edit: OptionEdit) => {
    const edited = withEdit(visit, edit);
    return edited !== null && decide(edited) !== decide(visit);
  };
  const found = edits.find(flips);
  return found ? { ...found, ...(visit.line !== undefined && { line: visit.line }) } : null;
}

/** How an edit is written in the code: `saveUninitialized: true`, `cookie: { secure: false }`. */
export function editText({ option, value }: OptionEdit): string {
  if (value === undefined) return `leave out ${option}`;
  const [name, attribute] = option.split('.');
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return attribute === undefined ? `${name}: ${text}` : `${name}: { ${attribute}: ${text} }`;
}

/** The same passage as it would have been with the option; null where the trace cannot tell. */
function withEdit(visit: Visit, edit: OptionEdit): Visit | null {
  const { option, value } = edit;
  const [name, attribute] = option.split('.') as [string, string?];
  if (name === 'secret' || attribute === 'path') return visit.aside === null ? null : entering(visit, name);
  if (attribute === undefined) return { ...visit, options: { ...visit.options, [name]: value } };
  return { ...visit, atHead: visit.atHead && withCookie(visit.atHead, attribute, value) };
}

/** What the options say of the cookie counts for a session made in this request, as far as the app left it so. */
function withCookie(moment: Moment, attribute: string, value: unknown): Moment {
  const { session } = moment;
  if (!session?.made || session.made.without.includes(attribute)) return moment;
  return { ...moment, session: { ...session, cookie: { ...session.cookie, [attribute]: value } } };
}

/** express-session did not step aside: without a cookie of its name it makes a session; what follows nobody knows. */
function entering(visit: Visit, edited: string): Visit | null {
  const { options, received, requestId } = visit;
  const name = options.name ?? 'connect.sid';
  if (edited !== 'secret' && options.secrets === 0) return null;
  const sent = received.headers.some(([header, text]) => header.toLowerCase() === 'cookie' && text.includes(name));
  if (sent) return null;
  const nothing = { seq: 0, at: 0, browser: null, header: null, outcome: 'missing', sid: null } as const;
  return { ...visit, aside: null, cookieRead: { ...nothing, type: 'cookie.read', requestId, name } };
}
