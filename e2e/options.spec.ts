import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows, send, showEveryOption } from './page.js';

test('switching resave edits the code, is live at once, and changes the outcome', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/quiet');
  await send(page);
  await send(page);
  await expect(rows(page, 'session.save')).toHaveCount(1);

  await page.getByRole('tab', { name: 'Options' }).click();
  const resave = page.getByRole('switch', { name: 'resave', exact: true });
  await expect(resave).not.toBeChecked();
  await resave.click();
  await expect(resave).toBeChecked();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(rows(page, 'deploy')).toHaveCount(2);
  await send(page);
  await expect(rows(page, 'session.save')).toHaveCount(2);

  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.locator('.cm-content')).toContainText('resave: true');
});

test('a decision shows the values it hung on, and its edit applied makes it fall otherwise', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/quiet');
  await send(page);
  await send(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await rows(page, 'response').last().getByRole('button').click();
  const save = page.getByRole('region', { name: 'Selected event' }).locator('[data-decision="save"]');
  await expect(save).toContainText('Why save: no');
  await expect(save.getByRole('list', { name: 'The values it hung on' })).toContainText('resave: false');
  await save.getByRole('button', { name: 'Apply this edit' }).click();
  await expect(rows(page, 'deploy')).toHaveCount(2);

  await send(page);
  await rows(page, 'response').last().getByRole('button').click();
  await expect(save).toContainText('Why save: yes');
  await expect(save).toContainText('resave is true');
});

test('what if: the page says what an edit would have changed, by keyboard too, and nothing changes', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/quiet');
  await send(page);
  await send(page);
  await rows(page, 'response').last().getByRole('button').click();
  const save = page.getByRole('region', { name: 'Selected event' }).locator('[data-decision="save"]');
  await save.getByRole('button', { name: 'What if?' }).focus();
  await page.keyboard.press('Enter');
  const told = save.getByRole('status');
  await expect(told).toContainText('Had it been so from the start');
  await expect(told).toContainText('r2: express-session saves the session.');
  await expect(told).toContainText('r2: express-session does not touch the session.');
  await expect(rows(page, 'deploy')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // an answer belongs to its request
  await rows(page, 'response').first().getByRole('button').click();
  await expect(save).toContainText('Why save: yes');
  await expect(save).not.toContainText('Had it been so');
});

/** The panel, opened by keyboard. */
async function openOptions(page: Page) {
  await page.getByRole('tab', { name: 'Options' }).focus();
  await page.keyboard.press('Enter');
  await showEveryOption(page);
}

async function code(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.locator('.cm-content')).toContainText('session({');
  const lines = await page.locator('.cm-line').allTextContents();
  await page.getByRole('tab', { name: 'Options' }).click();
  return lines.join('\n');
}

test('by keyboard alone: options of each kind are set, the code follows, and back is as it was', async ({ page }) => {
  await openLesson(page);
  await openOptions(page);
  const before = await code(page);
  const press = async (role: 'switch' | 'button', name: string, key = 'Enter') => {
    await page.getByRole(role, { name, exact: true }).focus();
    await page.keyboard.press(key);
  };
  const radio = async (group: string, value: string) => {
    await page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: value }).focus();
    await page.keyboard.press('Space');
  };
  const type = async (label: string, value: string) => {
    await page.getByRole('textbox', { name: label, exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  await press('switch', 'rolling');
  await radio('cookie.secure', 'auto');
  await radio('cookie.sameSite', 'lax');
  await type('name', 'shop.sid');
  await type('cookie.maxAge in milliseconds', '5000');
  await press('button', 'Put a new secret first');
  await press('button', 'Use crypto.randomUUID()');
  const after = await code(page);
  for (const written of [
    'rolling: true',
    "secure: 'auto'",
    "sameSite: 'lax'",
    "name: 'shop.sid'",
    'maxAge: 5000',
    "['new secret 1', ",
    'genid: () => crypto.randomUUID()',
  ])
    expect(after).toContain(written);

  for (const name of ['rolling', 'cookie.secure', 'cookie.sameSite', 'name', 'cookie.maxAge', 'genid'])
    await press('button', `Leave out ${name}`);
  await press('button', 'Remove secret 1');
  await expect.poll(() => code(page)).toBe(before);
});

test('what the code computes is shown as it stands, its control is not there, and the code moves the others', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  const editor = page.getByRole('textbox', { name: 'Code of the app' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`const session = require('express-session');
const app = require('express')();
app.use(session({ secret: 'k', resave: Boolean(1), saveUninitialized: true, cookie: { sameSite: 'strict' } }));
app.use('/admin', session({ name: 'admin.sid', secret: ['new', 'old'] }));
app.get('/', (req, res) => res.send('hello'));
app.listen(3000);
`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await openOptions(page);
  const option = (name: string) => page.locator(`[data-option="${name}"]`);
  await expect(option('resave')).toContainText('Boolean(1)');
  await expect(option('resave')).toContainText('computed in line 3');
  await expect(option('resave').getByRole('switch')).toHaveCount(0);
  await expect(page.getByRole('switch', { name: 'saveUninitialized' })).toBeChecked();
  await expect(
    page.getByRole('radiogroup', { name: 'cookie.sameSite' }).getByRole('radio', { name: 'strict' }),
  ).toBeChecked();

  await page.getByRole('combobox', { name: 'Which session() call' }).selectOption('session() in line 4');
  await expect(page.getByRole('textbox', { name: 'name', exact: true })).toHaveValue('admin.sid');
  await expect(page.getByRole('textbox', { name: 'secret 2' })).toHaveValue('old');
  await expect(option('resave')).toContainText('Leaving it out is deprecated');
});

test('a replay with an option does the same again, and leads to each thing that went otherwise', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/quiet');
  await send(page);
  await send(page);
  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByRole('switch', { name: 'resave', exact: true }).focus();
  await page.keyboard.press('Space');
  const row = page.locator('[data-option="resave"]');
  await row.getByRole('button', { name: 'Replay with this option' }).focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('status')).toContainText('With the code as it is now, 1 more save and 1 fewer touch');
  const differences = row.getByRole('list', { name: 'What went otherwise' }).getByRole('button');
  await expect(differences).toHaveCount(2);
  // the same two requests, and the app deployed once: with the option
  await expect(rows(page, 'request')).toHaveCount(2);
  await expect(rows(page, 'deploy')).toHaveCount(1);
  await differences.filter({ hasText: 'saves the session' }).click();
  await expect(page.locator('[data-seq][data-type="session.save"]').last().locator('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('what a replay did otherwise is lit on the stage, the timeline and in the log, until it is put out', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('textbox', { name: 'Path' }).fill('/quiet');
  await send(page);
  await send(page);
  const replayWith = async () => {
    await page.getByRole('tab', { name: 'Options' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('switch', { name: 'resave', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Replay with this option' }).focus();
    await page.keyboard.press('Enter');
  };
  const bar = page.getByRole('region', { name: 'What went otherwise than before' });
  const gate = page.getByRole('region', { name: 'Stage', exact: true }).locator('.gate', { hasText: 'save' }).first();
  await replayWith();
  await expect(bar).toContainText('otherwise than before');
  await expect(gate).toContainText('≠ before: no');
  await expect(page.locator('.track-rings')).toHaveCount(1);
  const marked = page.locator('[data-seq][data-otherwise]');
  await expect(marked.and(page.locator('[data-type="session.save"]'))).toContainText('not before');
  // the first request went as before
  expect(await rows(page, 'response').first().getAttribute('data-otherwise')).toBeNull();

  // from one to the next, on the slider in words too
  await bar.getByRole('button', { name: 'Previous difference' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-seq] [aria-current]')).toContainText('≠');
  await expect(page.getByRole('slider', { name: 'Event shown' })).toHaveAttribute(
    'aria-valuetext',
    /Otherwise than before/,
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await bar.getByRole('button', { name: 'Put the differences out' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.difference-mark, .track-rings, [data-otherwise]')).toHaveCount(0);

  // back again, and what is done next puts it out
  await replayWith();
  await expect(gate).toContainText('≠ before: yes');
  await send(page);
  await expect(page.locator('.difference-mark, .track-rings, [data-otherwise]')).toHaveCount(0);
});

test('an option is found by what it does', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Options' }).click();
  await page.getByRole('searchbox', { name: 'Find an option' }).fill('scripts');
  await expect(page.locator('[data-option]')).toHaveCount(1);
  await expect(page.locator('[data-option="cookie.httpOnly"]')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find an option' }).fill('nonsense');
  await expect(page.getByText('No option has “nonsense” in its name')).toBeVisible();
});
