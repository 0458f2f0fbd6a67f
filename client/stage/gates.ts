import type { Gate, RequestState } from '../../trace/fold.js';

/** One question that express-session asks, as the stage shows it. */
export type GateView = {
  gate: Gate;
  question: string;
  state: 'open' | 'yes' | 'no';
  answer: string;
};

const notYet = { state: 'open', answer: '' } as const;

function yesNo(value: boolean | null, yes: string, no: string): Pick<GateView, 'state' | 'answer'> {
  if (value === null) return notYet;
  return value ? { state: 'yes', answer: yes } : { state: 'no', answer: no };
}

function cookie({ cookie }: RequestState['gates']) {
  return yesNo(cookie === null ? null : cookie !== 'missing', 'there', 'missing');
}

function signature({ cookie }: RequestState['gates']) {
  if (cookie === null || cookie === 'missing') return notYet;
  return yesNo(cookie === 'valid', 'valid', cookie === 'unsigned' ? 'unsigned' : 'wrong');
}

const skipped: Record<NonNullable<RequestState['skipped']>, string> = {
  'no-session': 'No Set-Cookie: there is no session any more.',
  'not-secure': 'No Set-Cookie: cookie.secure is true, and this is plain http.',
  'not-needed': 'No Set-Cookie: the browser has the cookie, or there is nothing to keep.',
  'no-sid': 'No Set-Cookie: the session id is not a string.',
  'not-writable': 'No Set-Cookie: no header can carry the cookie as the options make it.',
};

/** Why no cookie was sent, once that is decided. */
export const skippedBecause = (request: RequestState | undefined) =>
  request?.skipped ? skipped[request.skipped] : null;

/** On the way in: is there a session to load? */
export function gatesIn(request: RequestState | undefined): GateView[] {
  const gates = request?.gates;
  return [
    { gate: 'cookie', question: 'Cookie?', ...(gates ? cookie(gates) : notYet) },
    { gate: 'cookie', question: 'Signature?', ...(gates ? signature(gates) : notYet) },
    { gate: 'found', question: 'In store?', ...yesNo(gates?.found ?? null, 'found', 'not found') },
  ];
}

/** On the way out: what is kept of it? */
export function gatesOut(request: RequestState | undefined): GateView[] {
  const gates = request?.gates;
  return [
    { gate: 'modified', question: 'Modified?', ...yesNo(gates?.modified ?? null, 'yes', 'no') },
    { gate: 'save', question: 'Save?', ...yesNo(gates?.save ?? null, 'yes', 'no') },
    { gate: 'touch', question: 'Touch?', ...yesNo(gates?.touch ?? null, 'yes', 'no') },
    { gate: 'setCookie', question: 'Set cookie?', ...yesNo(gates?.setCookie ?? null, 'sent', 'no') },
  ];
}
