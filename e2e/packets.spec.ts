import { expect, type Page, test } from '@playwright/test';

/** What packets cover of the stage's words, and of their own words what is cut off. */
const covered = (page: Page) =>
  page.locator('#playground .stage').evaluate(async (stage) => {
    // where a packet is follows the layout
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const boxesOf = (text: Node) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    };
    const words: [string, DOMRect][] = [];
    const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      if (text.parentElement?.closest('.packet, .sr-only')) continue;
      for (const box of boxesOf(text)) words.push([text.textContent ?? '', box]);
    }
    const page = document.documentElement.getBoundingClientRect();
    // letters are not as high as their line
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    return [...stage.querySelectorAll<HTMLElement>('.packet')].flatMap((packet) => {
      const box = packet.getBoundingClientRect();
      const lines = [...packet.querySelectorAll('.packet-text > *')];
      return [
        ...words.filter(([, word]) => meet(box, word)).map(([word]) => `covers ${word}`),
        ...(box.left < page.left || box.right > page.right ? ['is out of the page'] : []),
        ...lines.filter((line) => line.scrollWidth > line.clientWidth + 1).map((line) => `cuts ${line.textContent}`),
      ].map((what) => `${packet.dataset.request} at ${packet.dataset.at} ${what}`);
    });
  });

for (const [screen, width, height] of [
  ['desktop', 1440, 900],
  ['tablet', 820, 1180],
  ['phone', 390, 844],
] as const) {
  for (const piece of ['two-tabs-race', 'behind-a-proxy']) {
    test(`no packet covers a word or cuts its own: ${piece}, ${screen}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`/play/gallery/${piece}`);
      const slider = page.getByRole('slider', { name: 'Event shown' });
      await expect(slider).toHaveAttribute('max', /\d{2}/);
      const last = Number(await slider.getAttribute('max'));
      for (let n = 1; n <= last; n++) {
        await slider.fill(String(n));
        expect(await covered(page), `after event ${n}`).toEqual([]);
      }
    });
  }
}
