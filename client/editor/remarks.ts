import { optionPlace, type Piece } from '../../source/option-place.js';
import { syntaxFault } from '../../source/parse.js';
import { type Finding, mistakes } from '../../trace/diagnose/finding.js';
import type { EventOf, TraceEvent } from '../../trace/event.js';
import type { Explanation, OptionEdit } from '../../trace/explain/explanation.js';
import { text } from '../text/text.js';
import { asEdited } from './line-breaks.js';

/** Something to say about a piece of the code. */
export type Remark = Piece & {
  /** `error`: it does not run, or did not; `warning`: a known mistake; `hint`: a decision that hung on it. */
  severity: 'error' | 'warning' | 'hint';
  message: string;
  /** What would change it. */
  edit?: OptionEdit;
};

/** What was seen of the sandbox so far. */
export type Seen = {
  events: readonly TraceEvent[];
  findings: readonly Finding[];
  explanations: readonly Explanation[];
};

/** All there is to say about a source. What a run showed is said of the source that ran, and of no other. */
export function remarksOn(source: string, { events, findings, explanations }: Seen): Remark[] {
  const broken = syntaxFault(source);
  if (broken) {
    const message = text.editor.syntaxError(broken.message);
    return [{ ...rest(source, broken.line, broken.column), severity: 'error', message }];
  }
  const deploy = events.findLast((event) => event.type === 'deploy');
  if (deploy?.type !== 'deploy' || asEdited(deploy.app) !== source) return [];
  const since = events.slice(deploy.seq);
  return [
    ...errorsIn(source, since),
    ...mistakesIn(
      source,
      since,
      findings.filter(({ seq }) => seq > deploy.seq),
    ),
    ...decisionsIn(source, since, explanations),
  ];
}

/** What the app threw, once for each place and message. */
function errorsIn(source: string, events: readonly TraceEvent[]): Remark[] {
  const errors = events.filter((event) => event.type === 'error');
  const told = new Map(errors.map((error) => [`${error.line}:${error.column} ${error.message}`, error]));
  return [...told.values()].flatMap((error) => {
    const { line, column } = error;
    if (line === undefined || line < 1 || line > source.split('\n').length) return [];
    return [{ ...rest(source, line, column), severity: 'error' as const, message: errorText(error) }];
  });
}

const errorText = ({ where, name, message, requestId }: EventOf<'error'>) =>
  text.editor.threw[where](`${name}: ${message}`, requestId ?? '');

function mistakesIn(source: string, events: readonly TraceEvent[], findings: readonly Finding[]): Remark[] {
  return findings.flatMap(({ mistake, seq, because, change, edit }) => {
    const event = events.find((one) => one.seq === seq);
    const line = event && 'line' in event ? event.line : undefined;
    const piece = edit ? optionPlace(source, edit.option, edit.line) : line === undefined ? null : rest(source, line);
    const message = text.editor.mistake(mistakes[mistake], because, change);
    return piece ? [{ ...piece, severity: 'warning' as const, message, ...(edit && { edit }) }] : [];
  });
}

/** What express-session decided in the last request that is over, at the option or the line that made it so. */
function decisionsIn(source: string, events: readonly TraceEvent[], explanations: readonly Explanation[]): Remark[] {
  const last = events.findLast((event) => event.type === 'response');
  const ofLast = last ? explanations.filter(({ requestId }) => requestId === last.requestId) : [];
  return ofLast.flatMap(({ requestId, decision, outcome, because, place, edit }) => {
    const option = edit ? optionPlace(source, edit.option, edit.line) : null;
    const piece = place ? rest(source, place.line, place.column) : option;
    const message = text.editor.decision(requestId, decision, outcome, because);
    return piece ? [{ ...piece, severity: 'hint' as const, message, ...(edit && { edit }) }] : [];
  });
}

/** From a place in the source to the end of its line; a line that ends there is marked whole, without its indent. */
function rest(source: string, line: number, column = 1): Piece {
  const lines = source.split('\n');
  const text = lines[line - 1] ?? '';
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const first = column > 1 && column <= text.length ? column - 1 : text.length - text.trimStart().length;
  return { from: Math.min(start + first, source.length), to: Math.min(start + text.length, source.length) };
}
