import { expect, type Page, test } from '@playwright/test';
import { linkText } from '../protocol/share/link.js';

/** Opens an app that answers `/` with this text, requested once; a path that it does not have, with Express's own page. */
async function open(page: Page, answer: string, path = '/') {
  const app = `const app = require('express')();
app.get('/', (req, res) => res.send(${JSON.stringify(answer)}));
module.exports = app;`;
  await page.goto(`/play#x=${linkText({ app, actions: [{ type: 'request', url: `http://shop.test${path}` }] })}`);
  const shown = page.locator('#playground [data-page]');
  await expect(shown).not.toHaveText('Press Send to open a page.');
  return shown;
}

test('a page is shown as a browser shows it, not as its source', async ({ page }) => {
  const missing = await open(page, '', '/missing');
  await expect(missing).toHaveText('Cannot GET /missing');
  const login = await open(
    page,
    '<!doctype html><title>Log in</title><h1>Hello &amp; welcome</h1><p>Who are <b>you</b>?</p>' +
      '<form method="post"><input name="user" value="ann"><input type="hidden" value="t0ken"><button>Log in</button></form>',
  );
  await expect(login).toHaveText('Hello & welcomeWho are you?annLog in');
  // a picture of a form, of which nothing can be pressed
  await expect(login.locator('form, input, button')).toHaveCount(0);
});

test('nothing of a page comes into this one: no script, no element, no request', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const shown = await open(
    page,
    `before<script>window.hacked = 1</script><img src="/hacked.png" onerror="window.hacked = 1" alt="a cat">
<svg onload="window.hacked = 1"></svg><iframe srcdoc="<script>top.hacked = 1</script>"></iframe>
<a href="javascript:window.hacked = 1" style="position: fixed">link</a><style>body { display: none }</style>after`,
  );
  await expect(shown).toContainText(/before.*a cat.*link.*after/s);
  expect(await shown.locator('script, img, svg, iframe, a, style, [style], [onload], [onerror]').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('hacked'))).toEqual([]);
});

test('what is no HTML is shown as it is: text with a sign of its own, and JSON', async ({ page }) => {
  expect(await (await open(page, '1 < 2 & 3')).textContent()).toBe('1 < 2 & 3');
  expect(await (await open(page, '{"views":1}')).textContent()).toBe('{"views":1}');
});
