import type { Decision } from '../explain/explanation.js';
import type { TraceDifference } from './difference.js';

/** What a decision is called when it is counted. */
const nouns: Record<Decision, [one: string, many: string]> = {
  generate: ['new session', 'new sessions'],
  load: ['session loaded', 'sessions loaded'],
  save: ['save', 'saves'],
  touch: ['touch', 'touches'],
  destroy: ['session destroyed', 'sessions destroyed'],
  'set-cookie': ['Set-Cookie', 'Set-Cookies'],
};

type Kind = TraceDifference['what'];

/** What a reader looks for first, and the kinds of difference it can show in. */
const looked: { called: string; kinds: readonly Kind[] }[] = [
  { called: 'the cookie', kinds: ['cookie-sent', 'set-cookie', 'jar'] },
  { called: 'every page', kinds: ['status', 'location', 'body'] },
  { called: 'the store at the end', kinds: ['row'] },
];

/**
 * All that differs between two runs in one sentence: `With resave: false, 3 fewer saves and 3 more touches; the cookie,
 * every page and the store at the end are the same.`
 * @param change what the second run has otherwise, such as `resave: false`
 */
export function summary(change: string, found: readonly TraceDifference[]): string {
  if (found.length === 0)
    return `With ${change}, nothing differs in what was sent so far: every decision, page, cookie and row is the same.`;
  const of = (kinds: readonly Kind[]) => found.filter(({ what }) => kinds.includes(what));
  const otherwise = [
    ...requests(of(['request'])),
    ...(Object.keys(nouns) as Decision[]).flatMap((decision) => decided(decision, of(['decision']))),
    ...looked.flatMap(({ kinds }) => changed(of(kinds))),
    ...said(of(['output'])),
    ...moreOrFewer(of(['finding']), ['known mistake', 'known mistakes']),
  ];
  const same = looked.filter(({ kinds }) => of(kinds).length === 0).map(({ called }) => called);
  const rest = same.length === 0 ? '' : `; ${listed(same)} ${same.length === 1 ? 'is' : 'are'} the same`;
  // what is left then is a question asked in vain, or a mistake made somewhere else
  return `With ${change}, ${listed(otherwise) || 'nothing that shows differs'}${rest}.`;
}

/** Requests that only one run has, or that are not the same. */
function requests(found: TraceDifference[]): string[] {
  const other = found.filter(({ before, after }) => before !== undefined && after !== undefined);
  const count = other.length;
  return [
    ...moreOrFewer(
      found.filter((one) => !other.includes(one)),
      ['request', 'requests'],
    ),
    ...(count === 0 ? [] : [`${count} other ${count === 1 ? 'request' : 'requests'}`]),
  ];
}

function decided(decision: Decision, found: TraceDifference[]): string[] {
  const its = found.filter(({ which }) => which === decision);
  // one that was not asked for and one that fell against are alike to a reader
  const more = its.filter(({ after }) => after === true).length;
  const fewer = its.filter(({ before }) => before === true).length;
  if (more === 0 && fewer === 0) return [];
  return more === fewer ? [`${nouns[decision][1]} in other requests`] : [delta(more - fewer, nouns[decision])];
}

function changed(found: TraceDifference[]): string[] {
  const kind = found[0]?.what;
  if (kind === undefined) return [];
  if (kind === 'row') {
    const counted = moreOrFewer(found, ['session in the store at the end', 'sessions in the store at the end']);
    return counted.length > 0 ? counted : ['other data in the store at the end'];
  }
  const cookie = kind === 'cookie-sent' || kind === 'set-cookie' || kind === 'jar';
  return [`${cookie ? 'a cookie that is not the same' : 'another page'}${where(found)}`];
}

const said = (found: TraceDifference[]) => (found.length === 0 ? [] : [`other output of the app${where(found)}`]);

/** More of what only the second run has, fewer of what only the first has; nothing where that comes out even. */
function moreOrFewer(found: TraceDifference[], noun: [string, string]): string[] {
  const more = found.filter(({ before }) => before === undefined).length;
  const fewer = found.filter(({ after }) => after === undefined).length;
  return more === fewer ? [] : [delta(more - fewer, noun)];
}

function delta(count: number, [one, many]: [string, string]): string {
  const size = Math.abs(count);
  return `${size} ${count > 0 ? 'more' : 'fewer'} ${size === 1 ? one : many}`;
}

/** In which requests; of many, how many. */
function where(found: TraceDifference[]): string {
  const ids = [...new Set(found.flatMap(({ requestId }) => requestId ?? []))];
  if (ids.length === 0) return ' at the end';
  return ids.length > 3 ? ` in ${ids.length} requests` : ` in ${listed(ids)}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
