import type { Run } from './difference.js';
import type { Fact, Name } from './facts.js';
import { shown } from './words.js';

/** What is left when all is over: the browsers' jars and the store's rows. */
export function jarsAndRows({ browsers, store }: Run, name: Name): Fact[] {
  const jars = Object.entries(browsers).flatMap(([browser, cookies]) =>
    cookies.map((cookie): Fact => {
      const { value, ...rest } = cookie;
      const where = `${cookie.name} of ${cookie.domain}${cookie.path}`;
      return {
        requestId: null,
        what: 'jar',
        which: JSON.stringify([browser, cookie.name, cookie.domain, cookie.hostOnly, cookie.path]),
        value: { ...rest, value: name(value) },
        tell: (before, after) => `At the end ${browser} ${held(where, before, after)}.`,
      };
    }),
  );
  const rows = Object.entries(store).map(([sid, row]): Fact => {
    const which = name(sid);
    return {
      requestId: null,
      what: 'row',
      which,
      value: JSON.parse(name(JSON.stringify(row) ?? 'null')) as unknown,
      tell: (before, after) =>
        after === undefined
          ? `At the end the store has no row of ${which}.`
          : before === undefined
            ? `At the end the store has a row of ${which} as well: ${shown(after)}.`
            : `At the end the store's row of ${which} is ${shown(after)} instead of ${shown(before)}.`,
    };
  });
  return [...jars, ...rows];
}

function held(where: string, before: unknown, after: unknown): string {
  if (after === undefined) return `has no cookie ${where}`;
  if (before === undefined) return `has a cookie ${where}`;
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const fields = Object.keys({ ...one, ...other }).filter((field) => one[field] !== other[field]);
  const told = (cookie: Record<string, unknown>) =>
    fields.map((field) => `${field} ${shown(cookie[field])}`).join(', ');
  return `has the cookie ${where} with ${told(other)} instead of ${told(one)}`;
}

/** The known mistakes that were found, each as often as in a request. */
export function diagnosed({ findings }: Run): Fact[] {
  const counts = new Map<string, Fact & { value: number }>();
  for (const { mistake, requestId } of findings) {
    const key = JSON.stringify([requestId, mistake]);
    const tell: Fact['tell'] = (_, after) =>
      `${requestId ?? 'In the whole'}: the mistake ${mistake} is ${after === undefined ? 'not made any more' : 'made'}.`;
    const value = (counts.get(key)?.value ?? 0) + 1;
    counts.set(key, { requestId, what: 'finding', which: mistake, value, tell });
  }
  return [...counts.values()];
}
