import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openLesson, rows, shown } from './page.js';

/** Goes to a control as a person without a mouse does. */
async function tabTo(page: Page, control: Locator) {
  await expect(control).toBeVisible();
  for (let i = 0; i < 300; i++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

async function press(page: Page, control: Locator) {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name });

/** Sends what the send bar says, and lets the stage catch up. */
async function send(page: Page) {
  const before = await rows(page, 'response').count();
  await press(page, button(page, 'Send'));
  await expect(rows(page, 'response')).toHaveCount(before + 1);
  await page.keyboard.press('l');
}

async function sendAs(page: Page, browser: string) {
  const select = page.getByRole('combobox', { name: 'Browser' });
  await tabTo(page, select);
  await page.keyboard.type(browser);
  await expect(select).toHaveValue(browser);
  await send(page);
}

test.describe('by keyboard alone', () => {
  test('a cookie of the jar is taken apart, and with one letter changed it is worth nothing', async ({ page }) => {
    await openLesson(page);
    await send(page);
    await press(page, button(page, /^connect\.sid: look into this cookie of alice/).first());
    const cookies = panel(page, 'Cookies');
    await expect(cookies.getByRole('heading', { name: 'connect.sid in the jar of alice' })).toBeFocused();
    await expect(cookies).toContainText('The secret in the code made it: "your_secret_value_here".');

    const value = cookies.getByLabel('Value of the cookie');
    await tabTo(page, value);
    const before = await value.inputValue();
    await page.keyboard.press('Home');
    for (let i = 0; i < 's%3A'.length; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await page.keyboard.type(before[4] === 'x' ? 'y' : 'x');
    await expect(cookies.getByRole('status').first()).toContainText('The signature does not fit.');
    await page.keyboard.press('Enter');
    await expect(rows(page, 'browser.cookie').last()).toContainText('replaces');

    await send(page);
    await expect(rows(page, 'cookie.read').last()).toContainText('signature is wrong');
    await expect(shown(page)).toContainText('Welcome to this page for the first time!');
  });

  test('whoever steals the cookie has the session; who knows the secret can sign an id', async ({ page }) => {
    await openLesson(page);
    await send(page);
    await press(page, button(page, /^connect\.sid: look into this cookie of alice/).first());
    const cookies = panel(page, 'Cookies');
    await expect(cookies.getByLabel('Into the jar of')).toHaveValue('mallory');
    await press(page, button(page, 'Copy it there'));
    await expect(cookies.getByText('mallory has connect.sid now.')).toBeVisible();
    await sendAs(page, 'mallory');
    await expect(shown(page)).toContainText('You visited this page 2 times');

    const value = cookies.getByLabel('Value of the cookie');
    await tabTo(page, value);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('s:chosen-by-mallory.');
    await expect(cookies.getByRole('status').first()).toContainText('The signature does not fit.');
    await press(page, button(page, 'Sign it with the secret'));
    await expect(cookies.getByRole('status').first()).toContainText('The signature fits.');
    await expect(value).toHaveValue(/^s%3Achosen-by-mallory\./);
  });

  test('a row is written by hand, and the next request loads it', async ({ page }) => {
    await openLesson(page);
    await send(page);
    await press(page, button(page, /: look into this row of the store/).first());
    const store = panel(page, 'Store');
    await expect(store.getByRole('heading').first()).toBeFocused();
    await expect(store).toContainText('r1 wrote it last.');
    await expect(store.locator('[data-stored]')).toContainText('"views":1');

    await tabTo(page, store.getByLabel('The session as JSON'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{"views": 41');
    await expect(store.getByText('This is no JSON object')).toBeVisible();
    await expect(button(page, 'Write it into the store')).toBeDisabled();
    await page.keyboard.type(', "cookie": {}}');
    await press(page, button(page, 'Write it into the store'));
    await expect(rows(page, 'store.edit')).toContainText('is edited from outside');
    await expect(store.getByLabel('The session as JSON')).toBeFocused();
    await expect(store).toContainText('it was written from outside');

    await send(page);
    await expect(shown(page)).toContainText('You visited this page 42 times');
    await expect(store).toContainText('r2 wrote it last.');
  });

  test('a gate says why it went as it did, and the edit that would change it is applied', async ({ page }) => {
    await openLesson(page);
    await send(page);
    await send(page);
    await press(page, button(page, 'Set cookie? no: why?'));
    const request = page.getByRole('region', { name: 'Request r2', exact: true });
    await expect(request.getByRole('heading', { name: 'Request r2' })).toBeFocused();
    await expect(request.locator('[data-decision]').first()).toContainText('rolling is not on');
    await press(page, request.getByRole('button', { name: 'Apply this edit' }).first());
    await expect(rows(page, 'deploy')).toHaveCount(2);
    await send(page);
    await expect(button(page, 'Set cookie? sent: why?')).toBeVisible();
  });

  test('a request shows its raw headers, and what it changed in its session', async ({ page }) => {
    await openLesson(page);
    await send(page);
    await press(page, button(page, /^r1 headers/));
    const request = page.getByRole('region', { name: 'Request r1', exact: true });
    await expect(request).toContainText('GET / HTTP/1.1');
    await expect(request).toContainText('HTTP/1.1 200 OK');
    await expect(request.locator('[data-header="set-cookie"]')).toContainText('connect.sid=s%3A');
    await expect(request.locator('[data-header="set-cookie"] .sid-mark')).toBeVisible();

    await press(page, button(page, 'req.session: what r1 changed in it'));
    await expect(request).toContainText('New in this request');
    await expect(request.locator('[data-path="views"]')).toHaveText(/views.*saved.*not there.*1/s);
    await press(page, request.getByRole('button', { name: 'Back to the event' }));
    await expect(page.getByRole('region', { name: 'Selected event' })).toBeVisible();
  });
});

test('a row in Redis has its key and its commands', async ({ page }) => {
  await page.goto('/play/gallery/redis');
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions in Redis' })).toBeVisible();
  await expect(rows(page, 'response')).toHaveCount(4);
  await page.keyboard.press('End');
  await button(page, /: look into this row of the store/)
    .first()
    .click();
  const store = panel(page, 'Store');
  const sid = await store.locator('[data-inspected-row]').getAttribute('data-inspected-row');
  const commands = store.getByRole('region', { name: 'Its commands on the wire to Redis' });
  await expect(commands).toContainText(new RegExp(`Key \\S*${sid}`));
  await expect(commands.getByRole('listitem').last()).toContainText('SET');
  await expect(store).toContainText('1 d left');
});

test('a lost update is told at the row, with what was lost', async ({ page }) => {
  await page.goto('/play/gallery/two-tabs-race');
  await expect(page.getByRole('heading', { level: 1, name: 'Two tabs race' })).toBeVisible();
  await expect(rows(page, 'response')).toHaveCount(4);
  await page.keyboard.press('End');
  await button(page, /: look into this row of the store/)
    .first()
    .click();
  await expect(panel(page, 'Store').locator('[data-lost]')).toContainText(
    /r2 had not seen what r3 saved meanwhile.*cart\["pot","cup"\]/,
  );
});

test('what is deleted by keyboard leaves the focus where it was, with a sentence', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await button(page, /^connect\.sid: look into this cookie of alice/)
    .first()
    .press('Enter');
  await button(page, 'Delete it').press('Enter');
  const noCookie = panel(page, 'Cookies').getByText('alice does not have connect.sid at this moment.');
  await expect(noCookie).toBeFocused();
  await button(page, /look into this row of the store/)
    .first()
    .press('Enter');
  await button(page, 'Delete it').press('Enter');
  await expect(panel(page, 'Store').getByText(/is not in the store at this moment/)).toBeFocused();
});

test('what is not the latest says so', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await button(page, /^connect\.sid: look into this cookie of alice/)
    .first()
    .click();
  await button(page, 'Delete it').click();
  await expect(panel(page, 'Cookies')).toContainText('alice does not have connect.sid at this moment.');
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(panel(page, 'Cookies')).toContainText(/As it was after event \d+ of \d+/);
  await expect(panel(page, 'Cookies').getByLabel('Value of the cookie')).toBeVisible();
});

test('a secret that is computed is not guessed', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  const code = page.locator('.cm-content');
  await code.getByText("'your_secret_value_here'").dblclick();
  await code.press('ControlOrMeta+A');
  await page.keyboard.insertText(
    `const session = require('express-session');
const app = require('express')();
app.use(session({ secret: ['a', 'b'].join(''), resave: false, saveUninitialized: true }));
app.get('/', (req, res) => res.send('here'));`,
  );
  await expect(rows(page, 'deploy')).toHaveCount(2);
  await send(page);
  await button(page, /^connect\.sid: look into this cookie of alice/)
    .first()
    .click();
  await expect(panel(page, 'Cookies')).toContainText("The secret is computed (['a', 'b'].join(''), line 3)");
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a request that is looked into, on a phone: ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openLesson(page);
    await send(page);
    for (const view of ['Headers', 'req.session', 'Why']) {
      if (view === 'Headers') await button(page, /^r1 headers/).click();
      await page.getByRole('region', { name: 'Request r1', exact: true }).getByRole('button', { name: view }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  });
}
