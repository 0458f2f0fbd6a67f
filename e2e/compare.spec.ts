import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { linkText } from '../protocol/share/link.js';
import { openLesson, send } from './page.js';

const app = (options: string) => `const app = require('express')();
app.use(require('express-session')({ secret: 'keyboard cat', ${options} }));
app.get('/', (req, res) => {
  req.session.views = (req.session.views || 0) + 1;
  res.send('views ' + req.session.views);
});
app.get('/read', (req, res) => res.send('only read'));
module.exports = app;
`;

/** Compares an app in which some paths were asked for already. */
async function open(page: Page, options: string, paths: readonly string[]) {
  const actions = paths.map((path) => ({ type: 'request' as const, url: `http://shop.test${path}` }));
  await page.goto(`/compare#a=${linkText({ app: app(options), actions })}`);
  await expect(summary(page)).toHaveText('A and B are the same. Choose what B has otherwise.');
}

const summary = (page: Page) => page.locator('[data-summary]');
const stage = (page: Page, side: 'A' | 'B') => page.getByRole('region', { name: `Stage ${side}`, exact: true });
const label = (page: Page, side: 'a' | 'b') => page.locator(`[data-label="${side}"]`);
const caption = (page: Page, side: 'a' | 'b') => page.locator(`[data-caption="${side}"]`);
const gate = (page: Page, side: 'A' | 'B', question: string) =>
  stage(page, side).locator(`[data-gate="${question}"]`).getByRole('definition').last();

/** Goes there as one does without a mouse. */
async function tabTo(page: Page, control: Locator) {
  await expect(control).toBeEnabled();
  for (let i = 0; i < 80 && !(await control.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

async function press(page: Page, name: string) {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

async function choose(page: Page, label: string, typed: string) {
  await tabTo(page, page.getByRole('combobox', { name: label }));
  await page.keyboard.type(typed);
}

/** Goes to the end of both runs: they open where they first differ. */
async function toEnd(page: Page) {
  await tabTo(page, page.getByRole('slider', { name: 'Moment shown' }));
  await page.keyboard.press('End');
}

test('resave: a request that only reads is saved in A and not in B, said, marked and found by keyboard', async ({
  page,
}) => {
  await open(page, 'resave: true, saveUninitialized: false', ['/', '/read']);
  await choose(page, 'What is otherwise', 'resave');
  await expect(summary(page)).toHaveText(
    'With resave: false, 1 fewer save and 1 more touch; the cookie, every page and the store at the end are the same.',
  );
  await expect(label(page, 'a')).toContainText('resave: true');
  await expect(label(page, 'b')).toContainText('resave: false');
  // it opens where they first differ: A writes, and B stands still
  await expect(page.locator('[data-here]')).toHaveText('they differ here');
  await expect(caption(page, 'a')).toContainText(/sav|writ/i);
  await expect(caption(page, 'b')).toContainText('B stands still');

  await toEnd(page);
  await expect(page.locator('[data-here]')).toHaveText('alike here');
  await expect(gate(page, 'A', 'Save?')).toHaveText('yes');
  await expect(gate(page, 'B', 'Save?')).toHaveText('no');
  await expect(stage(page, 'B').locator('[data-gate="Save?"]')).toContainText('in A: yes');

  await tabTo(page, page.getByText('All 2 differences, and why'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What changed' }).getByRole('listitem').first()).toContainText(
    'r2: express-session does not save the session. ',
  );

  // from the beginning to where they differ, by one press
  await tabTo(page, page.getByRole('slider', { name: 'Moment shown' }));
  await page.keyboard.press('Home');
  await press(page, 'Next difference');
  await expect(page.locator('[data-here]')).toHaveText('they differ here');
  await expect(caption(page, 'b')).toContainText('B stands still');

  // the same on both from here on
  await tabTo(page, page.getByRole('textbox', { name: 'Path' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('/read');
  await page.keyboard.press('Enter');
  await expect(summary(page)).toContainText('With resave: false, 2 fewer saves and 2 more touches;');

  await tabTo(page, page.getByRole('checkbox', { name: 'Only what differs' }));
  await page.keyboard.press('Space');
  const log = page.getByRole('region', { name: 'Log of both' });
  await expect(log.locator('[data-moment]:not([data-differs])')).toHaveCount(0);
  await expect(log.locator('[data-differs="a"][data-types^="store.call"]')).toHaveCount(2);
  await expect(log.locator('[data-differs="b"][data-types$="store.call"]')).toHaveCount(2);
  await expect(log.getByRole('button', { name: /Only in A: .*Writes/ })).toHaveCount(2);
});

test('saveUninitialized, from a lesson: no cookie and no session in B, whose visitor is a stranger each time', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/nothing-here');
  await send(page);
  await send(page);
  await press(page, 'Compare');
  await expect(summary(page)).toHaveText('A and B are the same. Choose what B has otherwise.');
  await choose(page, 'What is otherwise', 'saveUninitialized');
  await expect(summary(page)).toContainText('With saveUninitialized: false, 1 more new session, ');
  await expect(summary(page)).toContainText('1 fewer Set-Cookie');
  await expect(summary(page)).toContainText('1 fewer session in the store at the end; every page is the same.');
  await toEnd(page);
  await expect(stage(page, 'A').getByRole('list', { name: 'Cookie jar of alice' })).toContainText('B has none');
  await expect(stage(page, 'A').getByRole('region', { name: 'MemoryStore A' })).toContainText('B has none');
  await expect(stage(page, 'B').getByRole('region', { name: 'MemoryStore B' })).toContainText('no session');

  // back to what A has: nothing differs any more
  await choose(page, 'Its value in B', 'saveUninitialized: true');
  await expect(summary(page)).toHaveText('A and B are the same. Choose what B has otherwise.');
});

test('MemoryStore and Redis: after a restart A has forgotten what B still knows; the address keeps it all', async ({
  page,
}) => {
  await open(page, 'resave: false, saveUninitialized: false', ['/', '/']);
  await choose(page, 'What is otherwise', 'store');
  await expect(label(page, 'b')).toContainText('RedisStore');
  await expect(summary(page)).toContainText('With RedisStore, nothing differs');
  await press(page, 'Restart');
  await press(page, 'Send');
  await expect(stage(page, 'A').locator('[data-page]')).toHaveText('views 1');
  await expect(stage(page, 'B').locator('[data-page]')).toHaveText('views 3');
  await expect(stage(page, 'A')).toContainText('not as in B');
  const told = /^With RedisStore, 1 fewer new session, .*another page in r3/;
  await expect(summary(page)).toHaveText(told);
  await page.reload();
  await expect(summary(page)).toHaveText(told);
  await toEnd(page);
  await expect(stage(page, 'B').locator('[data-page]')).toHaveText('views 3');
});

test('code: B runs what is written into it, and a fault of it is told', async ({ page }) => {
  await open(page, 'resave: false, saveUninitialized: false', ['/']);
  await choose(page, 'What is otherwise', 'the code');
  const code = page.getByRole('textbox', { name: 'Code of B' });
  await code.fill(app('resave: false, saveUninitialized: false').replace("'views '", "'seen '"));
  await press(page, 'Run B with this code');
  await expect(summary(page)).toHaveText(
    'With the code edited, another page in r1; the cookie and the store at the end are the same.',
  );
  await code.fill('nonsense(');
  await press(page, 'Run B with this code');
  await expect(page.getByRole('alert')).toContainText('The app of B does not run: ');
});

test('a link that holds no pair says so in a sentence', async ({ page }) => {
  await page.goto('/compare#a=1.AAAA');
  await expect(page.getByRole('main')).toContainText('This link is not whole');
  await page.goto('/compare');
  await expect(page.getByRole('main')).toContainText('press Compare beside Reset');
});

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${size}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, 'resave: true, saveUninitialized: false', ['/', '/read']);
      await choose(page, 'What is otherwise', 'resave');
      await expect(summary(page)).toContainText('1 fewer save');
      if (size === 'phone') {
        await expect(stage(page, 'B')).toBeHidden();
        await tabTo(page, page.getByRole('radio', { name: 'Stage A' }));
        await page.keyboard.press('ArrowRight');
        await expect(stage(page, 'B')).toBeVisible();
        await expect(stage(page, 'A')).toBeHidden();
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
    });
  }
}
