import type { Name } from '../../trace/diff/facts.js';
import type { Gate, RequestState } from '../../trace/fold.js';
import { place, type StageMarks } from '../stage/difference-mark.js';
import { lastPage } from '../stage/page-view.js';
import { text } from '../text/text.js';
import type { Shown } from './lockstep.js';

/** Something a stage shows: `key` is equal on both stages for what is the same thing, `value` where it says the same. */
type Item = { at: string; key: string; value: string };

/**
 * What a stage shows otherwise than the one beside it: cookies, rows, pages, and the decisions of the last request, where
 * that is the same. A session is the same by the request that made it.
 * @param names of the sessions of the one and the other run (trace/diff/session-names.ts)
 */
export function stageMarks(shown: Shown, beside: Shown, names: { own: Name; its: Name }): StageMarks {
  const theirs = new Map(items(beside, names.its).map(({ key, value }) => [key, value]));
  const marks = items(shown, names.own).flatMap(({ at, key, value }): [string, string][] => {
    const other = theirs.get(key);
    if (other === value) return [];
    return [[at, other === undefined ? text.compare.onlyHere : text.compare.otherHere]];
  });
  return new Map([...marks, ...gateMarks(shown.state.requests.at(-1), beside.state.requests.at(-1))]);
}

function items({ state, events }: Shown, name: Name): Item[] {
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

/** What is not decided yet in one of them differs from nothing. */
function gateMarks(request: RequestState | undefined, other: RequestState | undefined): [string, string][] {
  if (!request || !other || asked(request) !== asked(other)) return [];
  const gates = Object.keys(request.gates) as Gate[];
  return gates.flatMap((gate): [string, string][] => {
    const [own, its] = [request.gates[gate], other.gates[gate]];
    return own === null || its === null || own === its ? [] : [[place.gate(gate), text.compare.otherHere]];
  });
}

const asked = ({ browser, method, url }: RequestState) => JSON.stringify([browser, method, url]);
