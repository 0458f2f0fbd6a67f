import { expect, type Page, test } from '@playwright/test';

const step = '/lesson/sessions/views-counter/first-visit';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a step is read: its prose, what to predict and to do, the code, and a picture of what comes of it', async ({
    page,
  }) => {
    await page.goto('/lesson/sessions/views-counter');
    await expect(page.getByRole('heading', { level: 1, name: 'The first visit' })).toBeVisible();
    await expect(page.getByText('HTTP forgets.')).toBeVisible();
    await expect(page.getByText('The id of a session, signed')).toBeVisible();
    await expect(page.getByText("app.get('/', function(req, res, next)")).toBeVisible();
    // whoever reads on before choosing has not been told
    const picture = page.getByRole('img', { name: /alice has connect\.sid; the store has {"views":1}/ });
    await expect(picture).toBeHidden();
    await page.getByText('What comes of it').click();
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Next: The cookie comes back' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The cookie comes back' })).toBeVisible();
  });

  test('the course and the reference lead to their pages, and the playground says what it needs', async ({ page }) => {
    await page.goto('/course');
    await page.getByRole('link', { name: 'The views counter' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The first visit' })).toBeVisible();
    await page.getByRole('link', { name: 'Reference' }).click();
    await page.getByRole('link', { name: 'rolling', exact: true }).click();
    await expect(page.getByText('It needs an end to move')).toBeVisible();
    await page.getByRole('link', { name: 'Playground', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Playground' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'the lessons' })).toBeVisible();
  });

  test('a step is read on a phone: nothing but code and pictures is wider than it', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(step);
    await page.getByText('What comes of it').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('every page that those who search are told of is there, with a title and a description of its own', async ({
  request,
}) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(220);
  const heads = await Promise.all(
    addresses.map(async (address) => {
      const answer = await request.get(address);
      expect(answer.status(), address).toBe(200);
      const html = await answer.text();
      expect(html, address).toContain(`<link rel="canonical" href="${address}">`);
      return {
        title: /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '',
        description: /<meta name="description" content="(.*?)">/.exec(html)?.[1] ?? '',
      };
    }),
  );
  expect(heads.filter(({ description }) => description.length < 20)).toEqual([]);
  const titles = heads.map(({ title }) => title);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

const titleSent = async (page: Page, path: string) =>
  page.evaluate(async (at) => {
    const html = await (await fetch(at)).text();
    return new DOMParser().parseFromString(html, 'text/html').title;
  }, path);

for (const path of [
  '/',
  '/course',
  '/course/sessions',
  '/glossary',
  '/reference',
  '/reference/resave',
  '/trouble',
  step,
]) {
  test(`what ${path} is called before any script is what it is called after, and nothing moves when it is drawn`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) Object.assign(window, { moved: (window.moved ?? 0) + entry.value });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'View' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.title()).toBe(await titleSent(page, path));
    expect(await page.evaluate(() => window.moved ?? 0)).toBeLessThanOrEqual(0.001);
  });
}

declare global {
  interface Window {
    moved?: number;
  }
  interface PerformanceEntry {
    readonly value: number;
  }
}
