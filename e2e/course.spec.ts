import { expect, type Page, test } from '@playwright/test';

type Lessons = { slug: string; title: string; steps: { slug: string; title: string; predicts: boolean }[] }[];

async function lessonsOf(page: Page): Promise<{ slug: string; lessons: Lessons }[]> {
  return (await page.request.get('/lessons/index.json')).json();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const turn = (page: Page) => page.getByRole('region', { name: 'Your turn' });

/** Lets the stage come to its end, as often as it takes, until the step says that it is done. */
async function untilDone(page: Page) {
  await expect(async () => {
    await button(page, 'Follow live').click();
    await expect(turn(page)).toContainText('All done.', { timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

/** Answers the question of the step that is open, has its solution shown, and sees what comes of it. */
async function doStep(page: Page, { title, predicts }: Lessons[number]['steps'][number]) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(button(page, 'Send')).toBeEnabled();
  await expect(turn(page)).not.toContainText('All done.');
  if (predicts) await page.locator('.answer').first().click();
  await button(page, 'Show the solution').click();
  await button(page, 'Do it').click();
  await untilDone(page);
  if (!predicts) return;
  await expect(page.getByRole('region', { name: 'Predict' }).getByText(/^(As you said|Not this time)\./)).toBeVisible();
  await expect(page.locator('.answer[data-right="true"]')).toHaveCount(1);
}

test('every lesson from the first to the last, with what the page offers', async ({ page }) => {
  test.setTimeout(400_000);
  page.setDefaultTimeout(10_000);
  const lessons = (await lessonsOf(page)).flatMap((module) => module.lessons);
  await page.goto('/course');
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  for (const [i, lesson] of lessons.entries()) {
    for (const [j, step] of lesson.steps.entries()) {
      await doStep(page, step);
      if (j < lesson.steps.length - 1) await page.getByRole('link', { name: /^Next: / }).click();
    }
    await expect(page.getByRole('status').filter({ hasText: 'Every step is done.' })).toBeVisible();
    if (i < lessons.length - 1) await page.getByRole('link', { name: /^Next lesson: / }).click();
  }
  await page.getByRole('link', { name: 'Lessons' }).click();
  const steps = lessons.flatMap((lesson) => lesson.steps).length;
  await expect(page.getByText(`${steps} of ${steps} steps done`)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('one lesson of each module', async ({ page }) => {
    test.setTimeout(120_000);
    for (const { lessons } of await lessonsOf(page)) {
      const lesson = lessons[1];
      if (!lesson) continue;
      await page.goto(`/lesson/${lesson.slug}`);
      for (const [j, step] of lesson.steps.entries()) {
        await doStep(page, step);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        if (j < lesson.steps.length - 1) await page.getByRole('link', { name: /^Next: / }).click();
      }
    }
  });
});

/** Presses Tab until the keyboard is there, as somebody would who has no pointer. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>) {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 120 && !(await isThere()); presses++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

test('one lesson of each module by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000);
  for (const { lessons } of await lessonsOf(page)) {
    const lesson = lessons[0];
    if (!lesson) continue;
    await page.goto(`/lesson/${lesson.slug}`);
    for (const [j, { title, predicts }] of lesson.steps.entries()) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(button(page, 'Send')).toBeEnabled();
      if (predicts) {
        await tabTo(page, page.getByRole('radio').first());
        await page.keyboard.press('Space');
      }
      await tabTo(page, button(page, 'Show the solution'));
      await page.keyboard.press('Enter');
      await tabTo(page, button(page, 'Do it'));
      await page.keyboard.press('Enter');
      await expect(async () => {
        // the key for Follow live, wherever the focus is
        await page.keyboard.press('l');
        await expect(turn(page)).toContainText('All done.', { timeout: 500 });
      }).toPass({ timeout: 15_000 });
      if (j === lesson.steps.length - 1) continue;
      await tabTo(page, page.getByRole('link', { name: /^Next: / }));
      await page.keyboard.press('Enter');
    }
  }
});

test('a hint is told when it is asked for, says more when asked again, and a known mistake is told at once', async ({
  page,
}) => {
  await page.goto('/lesson/sessions/views-counter/first-visit');
  await expect(button(page, 'Send')).toBeEnabled();
  await button(page, 'Give me a hint').click();
  await expect(turn(page)).toContainText('Press Send');
  await page.getByLabel('Browser', { exact: true }).first().selectOption('bob');
  await button(page, 'Send').click();
  await expect(turn(page)).toContainText('Somebody else sent that request.');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(turn(page)).not.toContainText('Somebody else sent that request.');
});

test('progress is saved as a file, opened in another browser, and a file that is none is refused', async ({
  page,
  browser,
}) => {
  await page.goto('/lesson/sessions/views-counter/first-visit');
  await doStep(page, { slug: 'first-visit', title: 'The first visit', predicts: true });
  await page.getByRole('link', { name: 'Lessons' }).click();
  const saving = page.waitForEvent('download');
  await button(page, 'Save my progress').click();
  const file = await (await saving).path();

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto('/course');
  await expect(other.getByText(/^0 of \d+ steps done$/)).toBeVisible();
  await other.getByLabel('File of progress').setInputFiles(file);
  await expect(other.getByText(/^1 of \d+ steps done$/)).toBeVisible();
  await other
    .getByLabel('File of progress')
    .setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from([1, 2, 3]) });
  await expect(other.getByText('cat.png holds no progress that was saved here.')).toBeVisible();
  await expect(other.getByText(/^1 of \d+ steps done$/)).toBeVisible();
  await context.close();
});

test('what was predicted wrong is asked again with another app, and running it says which is right', async ({
  page,
}) => {
  const wrong = { done: true, predicted: 0, right: 1, review: { box: 0, times: 0, due: 5 } };
  const steps = { 'sessions/views-counter/first-visit': wrong };
  await page.addInitScript(
    (progress) => {
      localStorage.setItem('progress', progress);
    },
    JSON.stringify({ version: 1, steps }),
  );
  await page.goto('/course');
  await page.getByRole('link', { name: 'Review (1)' }).click();
  await expect(page.getByRole('heading', { name: 'Once more' })).toBeVisible();
  await expect(page.getByText(/as alice/)).toHaveCount(0);
  await page.locator('.answer').filter({ hasText: 'The id of a session, signed' }).click();
  await button(page, 'Find out').click();
  await expect(async () => {
    await button(page, 'Follow live').click();
    await expect(page.getByText('As you said.')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await button(page, 'Done').click();
  await expect(page.getByText(/The next comes back in/)).toBeVisible();
});
