import { styleText } from 'node:util';
import type { ExperimentResult } from '../../protocol/result.js';
import { type Finding, mistakes } from '../../trace/diagnose/finding.js';
import type { TraceEvent } from '../../trace/event.js';
import type { Explanation } from '../../trace/explain/explanation.js';
import { duration, sentence } from '../../trace/sentence.js';
import { cookieLine } from './cookie-line.js';
import { plain } from './plain.js';
import { type Section, sections } from './sections.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const longestBody = 300;

/**
 * The story of an experiment for people: request by request, what happened and why, then the known mistakes that were
 * found, and what browsers and store hold at the end.
 * @param stream where it goes: in colour if that shows colours (a terminal, without NO_COLOR)
 */
export function story(result: ExperimentResult, stream: { hasColors?: () => boolean }): string {
  const coloured = stream.hasColors?.() === true;
  const paint: Paint = (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text);
  const parts = [
    ...sections(result).map((section) => tellSection(section, paint)),
    tellFindings(result.findings, paint),
    ...(result.explorations ?? []).map((exploration) => tellExploration(exploration, paint)),
    tellJars(result.browsers, paint),
    tellStore(result, paint),
  ];
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function tellSection({ request, events, response, explanations }: Section, paint: Paint): string[] {
  const heading = request ? `${request.requestId}  ${request.browser}  ${request.method} ${request.url}` : 'The world';
  const lines = [paint('bold', plain(heading)), ...events.map((event) => tellEvent(event, paint))];
  if (explanations.length > 0) lines.push(paint('bold', '  Why'));
  lines.push(...explanations.flatMap((explanation) => tellExplanation(explanation, paint)));
  if (response && response.body !== '') lines.push(`  ${paint('bold', 'Body')}  ${plain(cut(response.body))}`);
  return lines;
}

const cut = (text: string) =>
  text.length > longestBody ? `${text.slice(0, longestBody)}… (${text.length} characters)` : text;

const alarming = (event: TraceEvent) =>
  event.type === 'error' || event.type === 'limit' || (event.type === 'browser.cookie' && event.outcome === 'rejected');

function tellEvent(event: TraceEvent, paint: Paint): string {
  const stamp = paint('dim', `${String(event.seq).padStart(5)}  ${duration(event.at).padEnd(9)}`);
  const text = plain(sentence(event));
  const warns = event.type === 'warning' || event.type === 'cookie.skip' || event.type === 'browser.cookie';
  return `${stamp} ${alarming(event) ? paint('red', text) : warns ? paint('yellow', text) : text}`;
}

function tellExplanation({ decision, outcome, because, change, agrees }: Explanation, paint: Paint): string[] {
  const verdict = !agrees ? paint('red', 'unexplained') : outcome ? paint('green', 'yes') : paint('dim', 'no');
  const lines = [`    ${paint('cyan', decision.padEnd(10))} ${verdict}${outcome ? '' : ' '}  ${plain(because)}`];
  if (change !== undefined) lines.push(`    ${paint('dim', `${' '.repeat(16)}to change it: ${plain(change)}`)}`);
  return lines;
}

function tellFindings(findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return [paint('bold', 'No known mistake found')];
  return [
    paint(['bold', 'yellow'], findings.length === 1 ? 'A known mistake' : `${findings.length} known mistakes`),
    ...findings.flatMap(({ mistake, seq, requestId, because, change }) => [
      `  ${paint('yellow', mistakes[mistake])} ${paint('dim', `at event ${seq}${requestId ? ` of ${requestId}` : ''}`)}`,
      `    ${plain(because)}`,
      `    ${paint('green', 'What to change:')} ${plain(change)}`,
    ]),
  ];
}

function tellExploration(
  { action, schedules, complete, because = '', outcomes }: NonNullable<ExperimentResult['explorations']>[number],
  paint: Paint,
): string[] {
  const ran = complete ? `all ${schedules} interleavings` : `${schedules} interleavings, of more`;
  return [
    paint('bold', `actions[${action}]: ${ran} lead to ${outcomes.length} different ends`),
    ...(complete ? [] : [`  ${because}`]),
    ...outcomes.flatMap(({ count, schedule, store }) => [
      `  ${count} of them to ${plain(JSON.stringify(store))}, such as`,
      ...schedule.map((step) => `    ${plain(step)}`),
    ]),
  ];
}

function tellJars(browsers: ExperimentResult['browsers'], paint: Paint): string[] {
  const lines = Object.entries(browsers).flatMap(([browser, cookies]) => [
    `  ${plain(browser)}${cookies.length === 0 ? ' has no cookie' : ''}`,
    ...cookies.map((cookie) => `    ${plain(cookieLine(cookie))}`),
  ]);
  return [paint('bold', 'Cookies at the end'), ...(lines.length > 0 ? lines : ['  none'])];
}

function tellStore({ store, ttl }: ExperimentResult, paint: Paint): string[] {
  const lines = Object.entries(store).map(([sid, session]) => {
    const left = ttl?.[sid];
    return `  ${plain(sid)}  ${plain(JSON.stringify(session))}${typeof left === 'number' ? `  for ${duration(left)} more` : ''}`;
  });
  return [paint('bold', 'Store at the end'), ...(lines.length > 0 ? lines : ['  empty'])];
}
