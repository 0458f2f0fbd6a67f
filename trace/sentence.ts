import type { EventOf, EventType, TraceEvent } from './event.js';

/** A session id as people can tell it apart. */
export const shortSid = (sid: string | null) =>
  sid === null ? 'no id' : sid.length > 10 ? `${sid.slice(0, 8)}…` : sid;

/** An error, and what became of it when it was nobody's. */
export const errorInWords = ({ name, message, rejected }: Pick<EventOf<'error'>, 'name' | 'message' | 'rejected'>) =>
  rejected
    ? `A promise was rejected and nobody handled it, so Node ended the process: ${name}: ${message}`
    : `${name}: ${message}`;

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

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

const short = (value: unknown, length = 60) => cut(JSON.stringify(value) ?? 'undefined', length);

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

const who = (by: 'middleware' | 'handler') => (by === 'middleware' ? 'express-session' : 'The handler');

const skipped: Record<EventOf<'cookie.skip'>['reason'], string> = {
  'no-session': 'Sends no cookie: there is no session to name; a cookie in the browser is left there',
  'not-secure': 'Sends no cookie: it is Secure, and this is plain http',
  'not-needed': 'Sends no cookie: the browser has it, or there is nothing to keep',
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
  withheld: 'does not send',
  evicted: 'drops, to make room,',
};

/** What a person asks the reason of. */
const refuses = new Set<EventOf<'browser.cookie'>['outcome']>(['rejected', 'withheld', 'evicted']);

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
  'session.touch': 'calls touch() of session',
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

const wants = (headers: EventOf<'request'>['headers']) =>
  headers.some(([name, value]) => name.toLowerCase() === 'cookie' && value !== '')
    ? 'with a Cookie header'
    : 'without a cookie';
const says = ({ library, message }: EventOf<'warning' | 'debug'>) => `${library}: ${message}`;
/** The first few, in order: the picture has them all. */
const listed = (layers: EventOf<'pipeline'>['layers']) =>
  layers.length === 0
    ? 'nothing, for it has no middleware and no route'
    : `${layers.slice(0, 4).map(layerName).join(', ')}${layers.length > 4 ? ` and ${layers.length - 4} more` : ''}`;
function layerName({ kind, name, method, path }: EventOf<'pipeline'>['layers'][number]): string {
  if (kind === 'session') return 'express-session';
  if (kind === 'handler') return `${method} ${path}`;
  return name === 'anonymous' ? 'a function without a name' : name;
}
const acts = (event: EventOf<SessionEvent>) => `${who(event.by)} ${sessions[event.type]} ${shortSid(event.sid)}`;

const sentences: { [T in EventType]: (event: EventOf<T>) => string } = {
  request: (event) => {
    const { browser, method, url, headers } = event;
    const from = fromAnotherSite(event);
    const sends = `${browser} sends ${method} ${pathOf(url)} ${wants(headers)}`;
    return from === null ? sends : `${sends}, for a page of ${from}`;
  },
  proxy: ({ hop }) => `Proxy ${hop} passes the request on by http`,
  'response.head': ({ browser, status, statusText }) =>
    `${browser} receives the head ${status} ${statusText}; the body is still to come`,
  response: ({ browser, status, statusText, error }) =>
    error === undefined ? `${browser} receives ${status} ${statusText}` : `No response: ${error}`,
  middleware,
  pipeline: ({ layers }) =>
    `The app is ready: each request will meet ${listed(layers.filter(({ depth }) => depth === 0))}`,
  'cookie.read': ({ name, outcome }) => `Cookie ${name}: ${read[outcome]}`,
  'cookie.set': ({ name, sid }) => `Sends Set-Cookie ${name} for session ${shortSid(sid)}`,
  'cookie.skip': ({ reason }) => skipped[reason],
  'browser.cookie': ({ browser, outcome, cookie, reason }) =>
    `${browser} ${kept[outcome]} cookie ${cookie.name}${reason && refuses.has(outcome) ? `: ${reason}` : ''}`,
  'browser.script': ({ op, text }) =>
    op === 'read'
      ? `A script reads document.cookie: ${text === '' ? 'nothing' : text}`
      : `A script assigns to document.cookie: ${text}`,
  'browser.cors': ({ outcome, reason }) =>
    outcome === 'allowed' ? 'The script may read the response' : `The script gets nothing: ${reason}`,
  'browser.restart': ({ browser }) => `${browser} is closed and opened again`,
  'session.generate': acts,
  'session.load': acts,
  'session.regenerate': acts,
  'session.reload': acts,
  'session.save': acts,
  'session.touch': (event) =>
    `${acts(event)}: ${event.expires === null ? 'its cookie has no expiry to renew' : `its cookie now expires at ${event.expires}`}`,
  'session.destroy': (event) => `${acts(event)}: the store is to delete its row, no cookie is touched`,
  'session.change': change,
  'store.call': ({ op, sid }) => `${store[op]}${sid === null ? '' : ` ${shortSid(sid)}`}`,
  'store.return': returned,
  'store.command': ({ command, args, server }) =>
    `${server === 'embedded' ? 'The embedded Redis' : 'Redis'} is sent ${[command, ...args].map((word) => cut(word, 40)).join(' ')}`,
  'store.reply': ({ command, value, error }) =>
    error === undefined ? `Redis answers ${command}: ${short(value ?? null)}` : `Redis fails at ${command}: ${error}`,
  'store.edit': edited,
  'store.fail': ({ how }) => (how === null ? 'The store works again' : `The store fails from now on: ${how}`),
  console: ({ level, text }) => `console.${level}: ${text}`,
  warning: says,
  debug: says,
  error: (event) => `${errorInWords(event)}${event.line === undefined ? '' : ` (line ${event.line})`}`,
  clock: ({ from, to }) => `${duration(to - from)} pass`,
  deploy: ({ keepStore }) => (keepStore ? 'New code runs; the store is kept' : 'The app starts'),
  restart: ({ reason }) => reason,
  limit: ({ message }) => message,
};

/** One event in one plain line. */
export function sentence(event: TraceEvent): string {
  return (sentences[event.type] as (event: TraceEvent) => string)(event);
}

function middleware({ phase, name, kind, route, error }: EventOf<'middleware'>): string {
  const what = name === 'session' ? 'express-session' : kind === 'handler' ? `Handler of ${route ?? name}` : name;
  if (error !== undefined) return `${what} fails: ${error}`;
  if (phase === 'commit') return `${what} decides what to keep`;
  return phase === 'enter' ? `${what} takes the request` : `${what} is done`;
}

function edited({ op, sid, session, ms }: EventOf<'store.edit'>): string {
  switch (op) {
    case 'clear':
      return 'The store is emptied from outside';
    case 'set':
      return `Row ${shortSid(sid)} is edited from outside: ${short(session)}`;
    case 'delete':
      return `Row ${shortSid(sid)} is deleted from outside`;
    case 'expire':
      return `Row ${shortSid(sid)} is gone: its time to live ran out`;
    case 'evict':
      return `Row ${shortSid(sid)} is dropped: the store was full`;
    case 'shorten':
      return `Each time to live is cut by ${duration(ms ?? 0)}: Redis has a clock of its own`;
  }
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

/** The host of another site's page that makes a request; null when there is none. */
export function fromAnotherSite({ initiator }: EventOf<'request'>): string | null {
  if (initiator?.site !== 'cross-site' || !initiator.from) return null;
  return new URL(initiator.from).host;
}
