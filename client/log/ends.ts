import type { LiveExploration } from '../../protocol/live.js';
import { text } from '../text/text.js';

const { orders } = text;

type Outcome = LiveExploration['outcomes'][number];

/** Ends that the one sentence names; the others are below it. */
const named = 3;
const textLength = 60;

/** What trying the orders of parallel requests came to, in one sentence. */
export function explorationSentence({ schedules, complete, outcomes, more }: LiveExploration): string {
  const [only] = outcomes;
  if (outcomes.length === 1 && only)
    return orders.sentence(schedules, complete, orders.onlyEnd(schedules, endOf(only, outcomes)));
  const others = outcomes.length - named + more;
  const ends = outcomes.slice(0, named).map((outcome) => orders.end(outcome.count, endOf(outcome, outcomes)));
  return orders.sentence(schedules, complete, [...ends, ...(others > 0 ? [orders.otherEnds(others)] : [])].join(', '));
}

/** What tells one end from the others: the sessions they have not in common; where all have the same, the answers. */
export function endOf(outcome: Outcome, outcomes: readonly Outcome[]): string {
  const distinct = differing(outcome, outcomes, sessionsOf);
  if (distinct.length > 0) return clipped(distinct.join(orders.and));
  const sessions = sessionsOf(outcome);
  if (outcomes.length === 1 && sessions.length > 0) return clipped(sessions.join(orders.and));
  if (outcome.store === null) return orders.tooMany;
  const answers = differing(outcome, outcomes, answersOf);
  if (answers.length > 0) return clipped(orders.answers(answers.join(orders.and)));
  return sessions.length === 0 ? orders.noSession : orders.noOtherSession;
}

/** The texts of an outcome without those that each of them has. */
function differing(outcome: Outcome, outcomes: readonly Outcome[], textsOf: (outcome: Outcome) => string[]): string[] {
  const others = outcomes.filter((other) => other !== outcome).map(textsOf);
  if (others.length === 0) return [];
  return textsOf(outcome).filter((one) => !others.every((texts) => texts.includes(one)));
}

const sessionsOf = ({ store }: Outcome) => Object.values(store ?? {}).map(sessionText);
const answersOf = ({ responses }: Outcome) =>
  responses.map(({ status, body, error }) => error ?? (body || String(status)));

/** `views 2, user "ann"`; without its cookie, of which every session has one. */
function sessionText(session: unknown): string {
  if (typeof session !== 'object' || session === null) return JSON.stringify(session);
  const fields = Object.entries(session).filter(([name]) => name !== 'cookie');
  return fields.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ') || orders.emptySession;
}

const clipped = (end: string) => (end.length <= textLength ? end : `${end.slice(0, textLength - 1)}…`);
