import type { EventOf, HeaderList, TraceEvent } from '../event.js';
import type { Decision } from '../explain/explanation.js';
import type { Run, TraceDifference } from './difference.js';
import { diagnosed, jarsAndRows } from './left-over.js';
import { sessionNames } from './session-names.js';
import { shown } from './words.js';

/** One thing that a run shows, compared as JSON with the one of the same key in another run. */
export type Fact = Pick<TraceDifference, 'requestId' | 'what' | 'which'> & {
  value: unknown;
  tell: (before: unknown, after: unknown) => string;
};
export type Facts = Map<string, Fact>;
export type Name = (text: string) => string;

/** Everything of a run that a difference can be in. */
export function factsOf(run: Run): Facts {
  const name = sessionNames(run.trace);
  const all = [...run.trace.flatMap((event) => ofEvent(event, name)), ...decided(run)];
  const facts: Facts = new Map();
  for (const fact of [...all, ...output(run.trace, name), ...jarsAndRows(run, name), ...diagnosed(run)]) {
    facts.set(JSON.stringify([fact.requestId, fact.what, fact.which]), fact);
  }
  return facts;
}

function ofEvent(event: TraceEvent, name: Name): Fact[] {
  if (event.type === 'request') return ofRequest(event, name);
  return event.type === 'response' ? ofResponse(event, name) : [];
}

function ofRequest({ requestId, browser, method, url, headers }: EventOf<'request'>, name: Name): Fact[] {
  const cookies = headers.flatMap(([header, value]) => (header.toLowerCase() === 'cookie' ? [name(value)] : []));
  return [
    {
      requestId,
      what: 'request',
      which: '',
      value: { browser, method, url },
      tell: (before, after) =>
        after === undefined
          ? `${requestId}: ${method} ${url} is not sent.`
          : before === undefined
            ? `${requestId}: ${method} ${url} is sent as well.`
            : `${requestId} is another request: ${shown(after)} instead of ${shown(before)}.`,
    },
    {
      requestId,
      what: 'cookie-sent',
      which: '',
      value: cookies.length > 0 ? cookies.join('; ') : null,
      tell: (before, after) =>
        after === null
          ? `${requestId}: the browser sends no cookie, instead of ${shown(before)}.`
          : before === null
            ? `${requestId}: the browser sends the cookie ${shown(after)}; it sent none before.`
            : `${requestId}: the browser sends the cookie ${shown(after)} instead of ${shown(before)}.`,
    },
  ];
}

function ofResponse({ requestId, status, headers, body, error }: EventOf<'response'>, name: Name): Fact[] {
  const fact = (what: Fact['what'], which: string, value: unknown, tell: Fact['tell']): Fact => ({
    requestId,
    what,
    which,
    value,
    tell,
  });
  const location = headers.find(([header]) => header.toLowerCase() === 'location')?.[1];
  return [
    fact('status', '', error === undefined ? status : error, (before, after) =>
      typeof after === 'string'
        ? `${requestId}: no response comes: ${after}`
        : `${requestId}: the status is ${after} instead of ${typeof before === 'string' ? 'none' : before}.`,
    ),
    fact(
      'body',
      '',
      name(body),
      (before, after) => `${requestId}: the body is ${shown(after)} instead of ${shown(before)}.`,
    ),
    ...(location === undefined
      ? []
      : [
          fact('location', '', name(location), (before, after) =>
            after === undefined
              ? `${requestId}: there is no redirect to ${shown(before)}.`
              : `${requestId}: it redirects to ${shown(after)}${before === undefined ? '' : ` instead of ${shown(before)}`}.`,
          ),
        ]),
    ...[...setCookies(headers)].map(([cookie, lines]) =>
      fact('set-cookie', cookie, lines.map(name), (before, after) =>
        after === undefined
          ? `${requestId}: no Set-Cookie for ${cookie}.`
          : before === undefined
            ? `${requestId}: Set-Cookie ${(after as string[]).map(shown).join(' and ')}; there was none before.`
            : `${requestId}: Set-Cookie ${(after as string[]).map(shown).join(' and ')} instead of ${(before as string[]).map(shown).join(' and ')}.`,
      ),
    ),
  ];
}

function setCookies(headers: HeaderList): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [header, value] of headers) {
    if (header.toLowerCase() !== 'set-cookie') continue;
    const cookie = value.split('=')[0] ?? '';
    all.set(cookie, [...(all.get(cookie) ?? []), value]);
  }
  return all;
}

const did: Record<Decision, [yes: string, no: string]> = {
  generate: ['makes a new session', 'makes no new session'],
  load: ['loads the session', 'loads no session'],
  save: ['saves the session', 'does not save the session'],
  touch: ['touches the session', 'does not touch the session'],
  destroy: ['destroys the session', 'does not destroy the session'],
  'set-cookie': ['sends its cookie', 'sends no cookie'],
};

function decided({ explanations }: Run): Fact[] {
  return explanations.map(({ requestId, decision, outcome, because }) => ({
    requestId,
    what: 'decision',
    which: decision,
    value: outcome,
    tell: (_, after) =>
      after === undefined
        ? `${requestId}: express-session is not asked to ${decision}.`
        : `${requestId}: express-session ${did[decision][after ? 0 : 1]}. ${because}`,
  }));
}

/** What the app and its libraries said, request by request. */
function output(trace: readonly TraceEvent[], name: Name): Fact[] {
  const lines = new Map<string | null, string[]>();
  for (const event of trace) {
    const line = saidIn(event);
    if (line !== null) lines.set(event.requestId, [...(lines.get(event.requestId) ?? []), name(line)]);
  }
  return [...lines].map(([requestId, value]) => ({
    requestId,
    what: 'output',
    which: '',
    value,
    tell: (before, after) =>
      `${requestId === null ? 'Outside any request' : requestId}: the app says ${after === undefined ? 'nothing' : shown(after)} instead of ${before === undefined ? 'nothing' : shown(before)}.`,
  }));
}

function saidIn(event: TraceEvent): string | null {
  switch (event.type) {
    case 'console':
      return event.text;
    case 'error':
      return `${event.name}: ${event.message}`;
    case 'warning':
      return `${event.library}: ${event.message}`;
    case 'limit':
      return event.message;
    default:
      return null;
  }
}
