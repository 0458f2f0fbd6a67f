import type { LiveExploration } from '../../protocol/live.js';

type Outcome = LiveExploration['outcomes'][number];

/** Ends that the one sentence names; the others are below it. */
const named = 3;
const textLength = 60;

/** What trying the orders of parallel requests came to, in one sentence. */
export function explorationSentence({ schedules, complete, outcomes, more }: LiveExploration): string {
  const orders = schedules === 1 ? '1 order' : `${schedules} orders`;
  const tried = `${orders} tried, ${complete ? 'all there are' : 'there are more'}`;
  const [only] = outcomes;
  if (outcomes.length === 1 && only)
    return `${tried}: ${schedules === 1 ? 'it ends' : 'all end'} with ${endOf(only, outcomes)}`;
  const others = outcomes.length - named + more;
  const parts = outcomes
    .slice(0, named)
    .map((outcome) => `${outcome.count} ${outcome.count === 1 ? 'ends' : 'end'} with ${endOf(outcome, outcomes)}`);
  return `${tried}: ${[...parts, ...(others > 0 ? [`${others} more ${others === 1 ? 'end' : 'ends'}`] : [])].join(', ')}`;
}

/** What tells one end from the others: the sessions they have not in common; where all have the same, the answers. */
export function endOf(outcome: Outcome, outcomes: readonly Outcome[]): string {
  const distinct = differing(outcome, outcomes, sessionsOf);
  if (distinct.length > 0) return clipped(distinct.join(' and '));
  const sessions = sessionsOf(outcome);
  if (outcomes.length === 1 && sessions.length > 0) return clipped(sessions.join(' and '));
  if (outcome.store === null) return 'more sessions than are shown here';
  const answers = differing(outcome, outcomes, answersOf);
  if (answers.length > 0) return clipped(`the answers ${answers.join(' and ')}`);
  return sessions.length === 0 ? 'no session' : 'no other session';
}

/** The texts of an outcome without those that each of them has. */
function differing(outcome: Outcome, outcomes: readonly Outcome[], textsOf: (outcome: Outcome) => string[]): string[] {
  const others = outcomes.filter((other) => other !== outcome).map(textsOf);
  if (others.length === 0) return [];
  return textsOf(outcome).filter((text) => !others.every((texts) => texts.includes(text)));
}

const sessionsOf = ({ store }: Outcome) => Object.values(store ?? {}).map(sessionText);
const answersOf = ({ responses }: Outcome) =>
  responses.map(({ status, body, error }) => error ?? (body || String(status)));

/** `views 2, user "ann"`; without its cookie, of which every session has one. */
function sessionText(session: unknown): string {
  if (typeof session !== 'object' || session === null) return JSON.stringify(session);
  const fields = Object.entries(session).filter(([name]) => name !== 'cookie');
  return fields.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ') || 'an empty session';
}

const clipped = (text: string) => (text.length <= textLength ? text : `${text.slice(0, textLength - 1)}…`);
