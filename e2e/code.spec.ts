import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lastSeq, openLesson, rows, send } from './page.js';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Code of the app' });
const line = (page: Page, text: string) => page.locator('.cm-line').filter({ hasText: text });

async function openTab(page: Page, name: string) {
  await page.getByRole('tab', { name }).focus();
  await page.keyboard.press('Enter');
}

/** The lesson with its editor open and the cursor at the end of the code. */
async function openCode(page: Page) {
  await openLesson(page);
  await openTab(page, 'Code');
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
}

test('the line that runs is lit as the playhead moves, with the request it runs for', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await openTab(page, 'Code');
  const lit = page.locator('.cm-line.cm-lit');
  await expect(lit).toHaveCount(0);
  const back = page.getByRole('button', { name: 'Step back' });
  await back.focus();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(lit).toContainText("app.get('/'", { timeout: 100 });
  }).toPass();
  await expect(lit).toHaveAttribute('data-requests', 'r1');
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(lit).toContainText('session({', { timeout: 100 });
  }).toPass();
  await expect(lit).toHaveCount(1);
});

test('a syntax error is marked where it is as it is typed, does not run, and does when it is mended', async ({
  page,
}) => {
  await openCode(page);
  await page.keyboard.type('\nvar x = ;');
  await expect(page.getByText(/Line \d+: Unexpected token/)).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText(';');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('1;');
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await openTab(page, 'Log');
  await expect(rows(page, 'deploy')).toHaveCount(2);
});

test('what a handler throws is marked in its line', async ({ page }) => {
  await openCode(page);
  await page.keyboard.type("\napp.get('/boom', (req, res) => {\n  missing();\n");
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Path' }).fill('/boom');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-lintRange-error')).toContainText('missing()');
  await editor(page).focus();
  // from one remark to the next, round and round
  await expect(async () => {
    await page.keyboard.press('F8');
    await expect(page.locator('.cm-tooltip-lint')).toContainText(/r1 ended in an error. ReferenceError/, {
      timeout: 500,
    });
  }).toPass();
});

/** At a person's pace: what is pressed at the very moment a list opens is not meant for it. */
const paced = { delay: 90 };

/** Takes what is offered, once the list is of what was typed last. */
async function accept(page: Page) {
  await expect(page.locator('.cm-tooltip-autocomplete')).not.toHaveClass(/disabled/);
  await page.keyboard.press('Enter');
}

test('req.session, the options and the packages are completed by keyboard', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await openTab(page, 'Code');
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  const offered = page.getByRole('listbox').getByRole('option');
  await page.keyboard.type('\nreq.session.', paced);
  await expect(offered.filter({ hasText: 'regenerate' })).toBeVisible();
  await expect(offered.filter({ hasText: 'views' })).toContainText('1');
  await page.keyboard.type('rege', paced);
  await expect(page.locator('.cm-completionInfo')).toContainText('new id');
  await accept(page);
  await expect(line(page, 'req.session.regenerate')).toBeVisible();

  await page.keyboard.type('\nsession({ cookie: { same', paced);
  await expect(offered.first()).toContainText('sameSite');
  await expect(page.locator('.cm-completionInfo')).toContainText('other sites');
  await accept(page);
  await page.keyboard.type("'lax", paced);
  await expect(line(page, "session({ cookie: { sameSite: 'lax'")).toBeVisible();

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type("\nrequire('conn", paced);
  await expect(offered).toHaveText([/connect-flash/, /connect-redis/]);
});

test('a switch in the options is one step of undo, although the editor was not open yet', async ({ page }) => {
  await openLesson(page);
  await openTab(page, 'Options');
  const resave = page.getByRole('switch', { name: 'resave', exact: true });
  await resave.focus();
  await page.keyboard.press('Space');
  await expect(resave).toBeChecked();
  await openTab(page, 'Log');
  await expect(rows(page, 'deploy')).toHaveCount(2);

  await openTab(page, 'Code');
  await expect(editor(page)).toContainText('resave: true');
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor(page)).toContainText('resave: false');
  await openTab(page, 'Options');
  await expect(resave).not.toBeChecked();
  await openTab(page, 'Log');
  await expect(rows(page, 'deploy')).toHaveCount(3);

  await openTab(page, 'Code');
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+y');
  await expect(editor(page)).toContainText('resave: true');
});

test('Shift+Alt+F formats the code, keeps its comments, and is one step of undo', async ({ page }) => {
  await openCode(page);
  await page.keyboard.insertText('\n// mine\nvar   a={b :1}');
  await page.keyboard.press('Shift+Alt+F');
  await expect(line(page, 'var a = { b: 1 };')).toBeVisible();
  await expect(line(page, '// mine')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(line(page, 'var   a={b :1}')).toBeVisible();
  const before = await lastSeq(page);
  await page.keyboard.insertText(' +');
  await page.getByRole('button', { name: 'Format' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/cannot be formatted: /)).toBeVisible();
  expect(await lastSeq(page)).toBeGreaterThanOrEqual(before);
});

test('the editor with its remarks and its completions open has no accessibility violation', async ({ page }) => {
  await openCode(page);
  await page.keyboard.type('\nvar x = ;');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\nreq.session.');
  await expect(page.getByRole('listbox')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
