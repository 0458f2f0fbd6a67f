import type { EventOf, TraceEvent } from '../../trace/event.js';

/** A session id as people can tell it apart. */
export const shortSid = (sid: string | null) =>
  sid === null ? 'no id' : sid.length > 10 ? `${sid.slice(0, 8)}…` : sid;

/** Virtual time for people: `340 ms`, `2 min 5 s`, `3 h`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const units: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ];
  const parts: string[] = [];
  let rest = ms;
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= count * size;
  }
  return parts.slice(0, 2).join(' ');
}

const short = (value: unknown, length = 60) => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
};

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

const who = (by: 'middleware' | 'handler') => (by === 'middleware' ? 'express-session' : 'The handler');

const skipped: Record<EventOf<'cookie.skip'>['reason'], string> = {
  'no-session': 'Sends no cookie: there is no session any more',
  'not-secure': 'Sends no cookie: it is Secure, and this is plain http',
  'not-needed': 'Sends no cookie: none is needed',
  'no-sid': 'Sends no cookie: the session id is not a string',
  'not-writable': 'Sends no cookie: no header can carry it as the options make it',
};

const read: Record<EventOf<'cookie.read'>['outcome'], string> = {
  valid: 'signature is right',
  missing: 'not there',
  'invalid-signature': 'signature is wrong: ignored',
  unsigned: 'not signed: ignored',
};

const kept: Record<EventOf<'browser.cookie'>['outcome'], string> = {
  stored: 'keeps',
  replaced: 'replaces',
  rejected: 'refuses',
  expired: 'drops the expired',
  deleted: 'deletes',
};

const store: Record<EventOf<'store.call'>['op'], string> = {
  get: 'Reads',
  set: 'Writes',
  touch: 'Touches',
  destroy: 'Deletes',
  all: 'Lists all',
  length: 'Counts all',
  clear: 'Empties the store',
};

const sessions: Record<EventOf<SessionEvent>['type'], string> = {
  'session.generate': 'makes a new session',
  'session.load': 'loads session',
  'session.regenerate': 'asks for a new id in place of',
  'session.reload': 'reads again session',
  'session.save': 'saves session',
  'session.touch': 'renews the expiry of session',
  'session.destroy': 'destroys session',
};
type SessionEvent =
  | 'session.generate'
  | 'session.load'
  | 'session.regenerate'
  | 'session.reload'
  | 'session.save'
  | 'session.touch'
  | 'session.destroy';

/** One event in one plain line. */
export function sentence(event: TraceEvent): string {
  switch (event.type) {
    case 'request': {
      const cookie = event.headers.some(([name, value]) => name.toLowerCase() === 'cookie' && value !== '');
      return `${event.browser} sends ${event.method} ${pathOf(event.url)} ${cookie ? 'with a Cookie header' : 'without a cookie'}`;
    }
    case 'response':
      if (event.error !== undefined) return `No response: ${event.error}`;
      return `${event.browser} receives ${event.status} ${event.statusText}`;
    case 'middleware':
      return middleware(event);
    case 'cookie.read':
      return `Cookie ${event.name}: ${read[event.outcome]}`;
    case 'cookie.set':
      return `Sends Set-Cookie ${event.name} for session ${shortSid(event.sid)}`;
    case 'cookie.skip':
      return skipped[event.reason];
    case 'browser.cookie':
      return `${event.browser} ${kept[event.outcome]} cookie ${event.cookie.name}${event.outcome === 'rejected' && event.reason ? `: ${event.reason}` : ''}`;
    case 'session.change':
      return change(event);
    case 'store.call':
      return `${store[event.op]}${event.sid === null ? '' : ` ${shortSid(event.sid)}`}`;
    case 'store.return':
      return returned(event);
    case 'store.edit':
      return event.op === 'clear'
        ? 'The store is emptied from outside'
        : `Row ${shortSid(event.sid)} is deleted from outside`;
    case 'console':
      return `console.${event.level}: ${event.text}`;
    case 'warning':
    case 'debug':
      return `${event.library}: ${event.message}`;
    case 'error':
      return `${event.name}: ${event.message}${event.line === undefined ? '' : ` (line ${event.line})`}`;
    case 'clock':
      return `${duration(event.to - event.from)} pass`;
    case 'deploy':
      return event.keepStore ? 'New code runs; the store is kept' : 'The app starts';
    case 'restart':
      return event.reason;
    case 'limit':
      return event.message;
    default:
      return `${who(event.by)} ${sessions[event.type]} ${shortSid(event.sid)}`;
  }
}

function middleware({ phase, name, kind, route, error }: EventOf<'middleware'>): string {
  const what = name === 'session' ? 'express-session' : kind === 'handler' ? `Handler of ${route ?? name}` : name;
  if (error !== undefined) return `${what} fails: ${error}`;
  if (phase === 'commit') return `${what} decides what to keep`;
  return phase === 'enter' ? `${what} takes the request` : `${what} is done`;
}

function change({ path, before, after }: EventOf<'session.change'>): string {
  const name = ['req.session', ...path].join('.');
  if (after === undefined) return `${name} is removed`;
  return before === undefined ? `${name} = ${short(after)}` : `${name}: ${short(before)} → ${short(after)}`;
}

function returned({ op, sid, value, error, took }: EventOf<'store.return'>): string {
  const after = took > 0 ? ` after ${duration(took)}` : '';
  if (error !== undefined) return `Fails${after}: ${error}`;
  if (op !== 'get') return `Done${after}: ${op}${sid === null ? '' : ` ${shortSid(sid)}`}`;
  return value === undefined ? `Nothing found${after} for ${shortSid(sid)}` : `Found${after}: ${short(value)}`;
}
