import type { Page } from '@playwright/test';
import type { Course } from '../../../protocol/lesson.js';

/**
 * From a press on *Next* to the first frame in which the new step can be used, in ms: its stage shows its own app, and
 * *Send* can be pressed. Each step is entered from the one before it.
 * @param lessons how many of the course, from the first
 */
export async function nextToReady(page: Page, url: string, lessons: number): Promise<number[]> {
  const course = (await (await fetch(`${url}/lessons/index.json`)).json()) as Course;
  const taken: number[] = [];
  for (const { slug, steps } of course.flatMap((module) => module.lessons).slice(0, lessons)) {
    await page.goto(`${url}/lesson/${slug}`);
    for (const { title } of steps.slice(1)) {
      await atRest(page);
      const measured = untilReady(page, title);
      await page.getByRole('link', { name: `Next: ${title}` }).click();
      taken.push(await measured);
    }
  }
  return taken;
}

/** The step can be used, and nothing of it is still to come. */
async function atRest(page: Page) {
  await page.locator('form button[type=submit]:enabled').waitFor();
  await page.waitForLoadState('networkidle');
}

const untilReady = (page: Page, title: string) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        let replaced = false;
        addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
        const look = () => {
          const send = document.querySelector<HTMLButtonElement>('form button[type=submit]');
          const seq = document.querySelector<HTMLElement>('[data-seq-shown]')?.dataset.seqShown;
          const usable = send?.disabled === false && seq !== '0';
          if (pressed > 0 && !usable) replaced = true;
          const shown = document.querySelector('main h1')?.textContent === name;
          if (replaced && usable && shown) setTimeout(() => resolve(performance.now() - pressed));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    title,
  );
