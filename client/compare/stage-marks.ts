import type { Name } from '../../trace/diff/facts.js';
import type { Gate, RequestState } from '../../trace/fold.js';
import { type Beside, place } from '../stage/beside.js';
import { lastPage } from '../stage/page-view.js';
import { text } from '../text/text.js';
import type { Shown, Side } from './lockstep.js';

const says = text.compare;

/** Something a stage shows: `key` is equal on both stages for what is the same thing, `value` where it says the same. */
type Item = { at: string; key: string; value: string };

/**
 * What a stage shows otherwise than the one beside it: cookies, rows, pages, and the decisions of the last request, where
 * that is the same. A session is the same by the request that made it.
 * @param name names the sessions of each run (trace/diff/session-names.ts)
 */
export function stageMarks(side: Side, shown: Record<Side, Shown>, name: Record<Side, Name>): Beside['marks'] {
  const other = side === 'a' ? 'b' : 'a';
  const theirs = new Map(items(shown[other], name[other]).map(({ key, value }) => [key, value]));
  const marks = items(shown[side], name[side]).flatMap(({ at, key, value }): [string, string][] => {
    const its = theirs.get(key);
    if (its === value) return [];
    return [[at, (its === undefined ? says.notIn : says.otherIn)(says.names[other])]];
  });
  return new Map([...marks, ...gateMarks(lastRequest(shown[side]), lastRequest(shown[other]), says.names[other])]);
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

const lastRequest = ({ state }: Shown) => state.requests.at(-1);

/** What is not decided yet in one of them differs from nothing. */
function gateMarks(
  request: RequestState | undefined,
  other: RequestState | undefined,
  called: string,
): [string, string][] {
  if (!request || !other || asked(request) !== asked(other)) return [];
  const gates = Object.keys(request.gates) as Gate[];
  return gates.flatMap((gate): [string, string][] => {
    const [own, its] = [request.gates[gate], other.gates[gate]];
    if (own === null || its === null || own === its) return [];
    return [[place.gate(gate), says.decidedIn(called, typeof its === 'string' ? its : says[its ? 'yes' : 'no'])]];
  });
}

const asked = ({ browser, method, url }: RequestState) => JSON.stringify([browser, method, url]);
