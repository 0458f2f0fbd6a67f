import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

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
