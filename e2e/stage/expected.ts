import type { ExperimentResult } from '../../protocol/result.js';
import type { HeldCookie } from '../../trace/event.js';
import type { RequestState, StageState } from '../../trace/fold.js';
import type { Seen } from './read-stage.js';

/** What the stage has to show at the end of an experiment, by what the experiment command says it came to. */
export function expectedOf({ trace, browsers, store, responses, explanations }: ExperimentResult): Seen {
  const lastSent = trace.findLast(({ type }) => type === 'request');
  const back = trace.flatMap(({ type, requestId, seq }) =>
    type === 'response' && requestId !== null && seq > (lastSent?.seq ?? 0) ? [requestId] : [],
  );
  return {
    jars: jarsOf(browsers),
    rows: rowsOf(store as Record<string, Record<string, unknown>>),
    outcomes: Object.fromEntries(
      responses.filter(({ requestId }) => back.includes(requestId)).map((one) => [one.requestId, outcome(one.status)]),
    ),
    gates: Object.fromEntries(
      explanations
        .filter(({ requestId }) => requestId === lastSent?.requestId)
        .flatMap(({ decision, outcome: so }) => {
          const gate = gateOf[decision];
          const byHandler = decision === 'destroy' && destroyedByHandler(trace, lastSent?.requestId ?? null);
          return gate ? [[gate.question, so ? gate.yes : byHandler ? 'by handler' : 'no']] : [];
        }),
    ),
  };
}

const gateOf: Partial<Record<ExperimentResult['explanations'][number]['decision'], { question: string; yes: string }>> =
  {
    destroy: { question: 'Destroy?', yes: 'by unset' },
    save: { question: 'Save?', yes: 'yes' },
    touch: { question: 'Touch?', yes: 'yes' },
    'set-cookie': { question: 'Set cookie?', yes: 'sent' },
  };

/** What the handler destroys itself is no decision of express-session. */
const destroyedByHandler = (trace: ExperimentResult['trace'], requestId: string | null) =>
  trace.some((event) => event.type === 'session.destroy' && event.requestId === requestId);

/** What it has to show after some event, by the state that the fold of the trace comes to. */
export function expectedAt({ browsers, rows, requests }: StageState): Seen {
  const back = requests.flatMap(({ id, response }) => (response ? [[id, outcome(response.status)]] : []));
  return {
    jars: jarsOf(browsers),
    rows: rowsOf(rows),
    outcomes: Object.fromEntries(back),
    gates: gatesOf(requests.at(-1)),
  };
}

function gatesOf(request: RequestState | undefined): Seen['gates'] {
  if (!request) return {};
  const { cookie, found, isNew, modified, destroy, save, touch, setCookie } = request.gates;
  const answered: [string, string | null][] = [
    ['Cookie?', cookie && (cookie === 'missing' ? 'missing' : 'there')],
    [
      'Signature?',
      cookie && { valid: 'valid', 'invalid-signature': 'wrong', unsigned: 'unsigned', missing: null }[cookie],
    ],
    ['In store?', found === null ? null : found ? 'found' : 'none'],
    ['New?', yesNo(isNew)],
    ['Changed?', yesNo(modified)],
    ['Destroy?', destroy === null ? null : destroy === false ? 'no' : `by ${destroy}`],
    ['Save?', yesNo(save)],
    ['Touch?', yesNo(touch)],
    ['Set cookie?', setCookie === null ? null : setCookie ? 'sent' : 'no'],
  ];
  return Object.fromEntries(answered.filter((pair): pair is [string, string] => pair[1] !== null));
}

const yesNo = (answer: boolean | null) => (answer === null ? null : answer ? 'yes' : 'no');

const outcome = (status: number) => (status === 0 ? 'No response' : String(status));

const jarsOf = (browsers: Record<string, HeldCookie[]>): Seen['jars'] =>
  Object.fromEntries(
    Object.entries(browsers)
      .filter(([, cookies]) => cookies.length > 0)
      .map(([browser, cookies]) => [browser, cookies.map(inWords)]),
  );

function inWords(cookie: HeldCookie): string {
  const { name, value, domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition } = cookie;
  const words = [
    `Path ${path}`,
    !hostOnly && `Domain ${domain}`,
    httpOnly && 'HttpOnly',
    secure && 'Secure',
    sameSite && `SameSite ${sameSite}`,
    partition && `Partitioned by ${partition}`,
    expires === null ? 'until the browser closes' : `until ${expires.slice(11, 19)} on ${expires.slice(0, 10)}`,
  ];
  return `${name}=${value} ${words.filter(Boolean).join(' · ')}`;
}

const rowsOf = (rows: Record<string, Record<string, unknown>>): Seen['rows'] =>
  Object.fromEntries(
    Object.entries(rows).map(([sid, { cookie: _cookie, ...data }]) => [
      sid,
      Object.fromEntries(Object.entries(data).map(([key, value]) => [key, JSON.stringify(value)])),
    ]),
  );
