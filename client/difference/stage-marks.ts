import type { Name } from '../../trace/diff/facts.js';
import type { Gate, RequestState } from '../../trace/fold.js';
import { type Beside, place } from '../stage/beside.js';
import { lastPage } from '../stage/page-view.js';
import type { Shown } from './side-by-side.js';

/** How the marks say what they mark: what the other has not, has otherwise, or decided otherwise. */
export type MarkWords = {
  notThere: string;
  other: string;
  answers: { yes: string; no: string };
  decided: (answer: string) => string;
};

/** What a run shows, and how its sessions are called. */
type Named = Shown & { name: Name };

/** Something a stage shows: `key` is equal on both stages for what is the same thing, `value` where it says the same. */
type Item = { at: string; key: string; value: string };

/**
 * What a stage shows otherwise than another: cookies, rows, pages, and the decisions of the last request, where that is
 * the same. A session is the same by the request that made it.
 */
export function stageMarks(own: Named, other: Named, words: MarkWords): Beside['marks'] {
  const theirs = new Map(items(other).map(({ key, value }) => [key, value]));
  const marks = items(own).flatMap(({ at, key, value }): [string, string][] => {
    const its = theirs.get(key);
    if (its === value) return [];
    return [[at, its === undefined ? words.notThere : words.other]];
  });
  return new Map([...marks, ...gateMarks(lastRequest(own), lastRequest(other), words)]);
}

function items({ state, events, name }: Named): Item[] {
  const cookies = Object.entries(state.browsers).flatMap(([browser, jar]) =>
    jar.map((cookie): Item => {
      const at = place.cookie(browser, cookie);
      return { at, key: at, value: name(JSON.stringify(cookie)) };
    }),
  );
  const rows = Object.entries(state.rows).map(
    ([sid, row]): Item => ({ at: place.row(sid), key: `row ${name(sid)}`, value: name(JSON.stringify(row)) }),
  );
  const pages = Object.keys(state.browsers).flatMap((browser): Item[] => {
    const page = lastPage(events, state.seq, browser);
    if (!page) return [];
    const { status, body, error } = page.response;
    const at = place.page(browser);
    return [{ at, key: at, value: name(JSON.stringify([page.url, status, body, error])) }];
  });
  return [...cookies, ...rows, ...pages];
}

const lastRequest = ({ state }: Named) => state.requests.at(-1);

/** What is not decided yet in one of them differs from nothing. */
function gateMarks(
  request: RequestState | undefined,
  other: RequestState | undefined,
  words: MarkWords,
): [string, string][] {
  if (!request || !other || asked(request) !== asked(other)) return [];
  const gates = Object.keys(request.gates) as Gate[];
  return gates.flatMap((gate): [string, string][] => {
    const [own, its] = [request.gates[gate], other.gates[gate]];
    if (own === null || its === null || own === its) return [];
    return [[place.gate(gate), words.decided(typeof its === 'string' ? its : words.answers[its ? 'yes' : 'no'])]];
  });
}

const asked = ({ browser, method, url }: RequestState) => JSON.stringify([browser, method, url]);
