import type { Gate, RequestState } from './fold.js';

/** One question that express-session asks, as the stage and its pictures show it. */
export type GateView = {
  gate: Gate;
  question: string;
  state: 'open' | 'yes' | 'no';
  answer: string;
};

const questions = {
  cookie: 'Cookie?',
  signature: 'Signature?',
  found: 'In store?',
  isNew: 'New?',
  modified: 'Changed?',
  destroy: 'Destroy?',
  save: 'Save?',
  touch: 'Touch?',
  setCookie: 'Set cookie?',
};

const answers = {
  there: 'there',
  missing: 'missing',
  valid: 'valid',
  unsigned: 'unsigned',
  wrong: 'wrong',
  found: 'found',
  notFound: 'none',
  yes: 'yes',
  no: 'no',
  sent: 'sent',
  destroyedBy: { handler: 'by handler', unset: 'by unset' },
};

const notSet = {
  'no-session': 'No Set-Cookie: no session to name. Its cookie is left alone.',
  'not-secure': 'No Set-Cookie: cookie.secure is true, and this is plain http.',
  'not-needed': 'No Set-Cookie: the browser has the cookie already.',
  'no-sid': 'No Set-Cookie: the session id is not a string.',
  'not-writable': 'No Set-Cookie: no header can carry the cookie as the options make it.',
};

const notYet = { state: 'open', answer: '' } as const;

function yesNo(value: boolean | null, yes: string, no: string): Pick<GateView, 'state' | 'answer'> {
  if (value === null) return notYet;
  return value ? { state: 'yes', answer: yes } : { state: 'no', answer: no };
}

function signature({ cookie }: RequestState['gates']) {
  if (cookie === null || cookie === 'missing') return notYet;
  return yesNo(cookie === 'valid', answers.valid, cookie === 'unsigned' ? answers.unsigned : answers.wrong);
}

function destroyed(by: RequestState['gates']['destroy']): Pick<GateView, 'state' | 'answer'> {
  return yesNo(by === null ? null : by !== false, by ? answers.destroyedBy[by] : '', answers.no);
}

/** Why no cookie was sent, once that is decided. */
export function skippedBecause(request: RequestState | undefined): string | null {
  if (!request?.skipped) return null;
  return request.skipped === 'not-needed' && request.gates.isNew
    ? 'No Set-Cookie: nothing was put into the new session.'
    : notSet[request.skipped];
}

/** On the way in: is there a session to load, or to make? */
export function gatesIn(request: RequestState | undefined): GateView[] {
  const gates = request?.gates;
  const cookie = gates?.cookie ?? null;
  return [
    {
      gate: 'cookie',
      question: questions.cookie,
      ...yesNo(cookie === null ? null : cookie !== 'missing', answers.there, answers.missing),
    },
    { gate: 'cookie', question: questions.signature, ...(gates ? signature(gates) : notYet) },
    { gate: 'found', question: questions.found, ...yesNo(gates?.found ?? null, answers.found, answers.notFound) },
    { gate: 'isNew', question: questions.isNew, ...yesNo(gates?.isNew ?? null, answers.yes, answers.no) },
  ];
}

/** On the way out: what is kept of it? */
export function gatesOut(request: RequestState | undefined): GateView[] {
  const gates = request?.gates;
  return [
    { gate: 'modified', question: questions.modified, ...yesNo(gates?.modified ?? null, answers.yes, answers.no) },
    { gate: 'destroy', question: questions.destroy, ...destroyed(gates?.destroy ?? null) },
    { gate: 'save', question: questions.save, ...yesNo(gates?.save ?? null, answers.yes, answers.no) },
    { gate: 'touch', question: questions.touch, ...yesNo(gates?.touch ?? null, answers.yes, answers.no) },
    { gate: 'setCookie', question: questions.setCookie, ...yesNo(gates?.setCookie ?? null, answers.sent, answers.no) },
  ];
}
