import type { Answer } from '../../trace/diagnose/symptom.js';

/** Why a symptom came about, for people: the event, the reason, and what would change it. */
export function answerText(answer: Answer): string {
  if (!answer.cause) return answer.looked;
  const { seq, requestId, because, change } = answer.cause;
  const where = requestId === null ? `event ${seq}` : `event ${seq}, ${requestId}`;
  return `${where}: ${because}${change ? `\nTo change it: ${change}` : ''}`;
}
