import { expect, test } from '@playwright/test';
import { cases } from './cookies/cases/cases.js';
import { ChromiumAndNode } from './cookies/chromium.js';
import { differences } from './cookies/differences.js';
import { runInSandbox } from './cookies/sandbox.js';
import type { Seen } from './cookies/seen.js';

test(`${cases.length} cases of cookies, fetches and redirects end as in Chromium, but for ${differences.length} that say why`, async ({
  playwright,
  launchOptions,
}) => {
  test.setTimeout(600_000);
  const chromium = await ChromiumAndNode.open(playwright.chromium, launchOptions);
  const real: Awaited<ReturnType<typeof chromium.run>>[] = [];
  for (const one of cases) real.push(await chromium.run(one));
  await chromium.close();
  const ours = await runInSandbox(cases.map((of, i) => ({ of, began: real[i]?.began ?? 0 })));
  expect(ours).toHaveLength(cases.length);

  const told = new Set(differences.map(({ of }) => of));
  const still = cases.filter(({ name }, i) => {
    const [seen, expected] = [comparable(ours[i]), comparable(real[i]?.seen)];
    if (told.has(name)) return JSON.stringify(seen) !== JSON.stringify(expected);
    expect.soft(seen, name).toEqual(expected);
    return false;
  });
  expect(still.map(({ name }) => name).sort(), 'what is told as a difference is one').toEqual([...told].sort());
});

/** The jar in one order, and lifetimes in whole minutes: while a case runs in Chromium, time goes by. */
function comparable(seen: Seen | undefined) {
  const jar = seen?.jar
    .map((cookie) => ({ ...cookie, lives: cookie.lives === null ? null : Math.floor(cookie.lives / 60) }))
    .map((cookie) => JSON.stringify(cookie))
    .sort();
  return { ...seen, jar };
}
