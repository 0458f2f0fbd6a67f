import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openLesson, rows, send } from './page.js';

/** What the terminal tells a screen reader, which is what it shows. */
const screen = (page: Page) => page.locator('.xterm-accessibility-tree');

async function openTerminal(page: Page) {
  await page.getByRole('tab', { name: 'Terminal' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Terminal input' }).focus();
  await expect(screen(page)).toContainText('$');
}

async function enter(page: Page, line: string) {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

test('curl -i in the terminal reaches the app', async ({ page }) => {
  await openLesson(page);
  await openTerminal(page);
  await enter(page, 'curl -i http://shop.test/');
  await expect(screen(page)).toContainText('HTTP/1.1 200 OK');
  await expect(screen(page)).toContainText('Welcome to this page for the first time!');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(rows(page, 'request')).toHaveCount(1);
});

test('a cookie file takes a session along, and a browser jar can be stolen', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await openTerminal(page);
  await enter(page, 'curl -s -c jar / && cat jar');
  await expect(screen(page)).toContainText('# Netscape HTTP Cookie File');
  await enter(page, 'curl -b jar /');
  await expect(screen(page)).toContainText('You visited this page 2 times');
  await enter(page, 'clear');
  await enter(page, 'cookies alice > hers; curl -b hers /');
  await expect(screen(page)).toContainText('You visited this page 2 times');
});

test('store lists, shows and removes the sessions of the app', async ({ page }) => {
  await openLesson(page);
  await send(page);
  await openTerminal(page);
  await enter(page, 'store');
  await expect(screen(page)).toContainText('{"views":1}');
  await page.keyboard.type('store d');
  await page.keyboard.press('Tab');
  await expect(screen(page)).toContainText('$ store del');
  await page.keyboard.press('Tab');
  await expect(screen(page)).toContainText(/store del \S{32}/);
  await page.keyboard.press('Enter');
  await enter(page, 'store');
  await expect(screen(page)).toContainText('No session is stored.');
  await enter(page, "redis-cli KEYS '*'");
  await expect(screen(page)).toContainText('has not spoken to a Redis');
});

test('redis-cli reads the sessions of an app that keeps them in Redis', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('textbox', { name: 'Code of the app' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`const app = require('express')();
const session = require('express-session');
const { RedisStore } = require('connect-redis');
const client = require('redis').createClient();
client.connect();
app.use(session({ secret: 's', resave: false, saveUninitialized: true, store: new RedisStore({ client }) }));
app.get('/', (req, res) => res.send('kept'));
app.listen(3000);
`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('This is what runs.')).toBeVisible();
  await openTerminal(page);
  await enter(page, 'curl -s /');
  await enter(page, "redis-cli KEYS '*'");
  await expect(screen(page)).toContainText('1) "sess:');
  await page.keyboard.type('redis-cli TTL ');
  await page.keyboard.press('Tab');
  await expect(screen(page)).toContainText('TTL sess:');
  await page.keyboard.press('Enter');
  await expect(screen(page)).toContainText('(integer) 86400');
});

test('what the terminal does not know it answers with what it does; lines come back; Tab is no trap', async ({
  page,
}) => {
  await openLesson(page);
  await openTerminal(page);
  await enter(page, 'wget /');
  await expect(screen(page)).toContainText('wget: command not found');
  await expect(screen(page)).toContainText('Here are curl, store, redis-cli, cookies, help, history');
  await enter(page, 'curl --nope /');
  await expect(screen(page)).toContainText('option --nope: not known here');
  await enter(page, 'clear');
  await enter(page, 'help');
  await expect(screen(page)).toContainText("redis-cli KEYS '*'");
  await enter(page, 'clear');
  await enter(page, 'help | grep KEYS');
  await expect(screen(page)).toContainText("redis-cli KEYS '*'");
  await enter(page, 'mkdir there; cd there');
  await enter(page, 'clear');
  await enter(page, 'pwd; history');
  await expect(screen(page)).toContainText('/home/you/there');
  await expect(screen(page)).toContainText(/1 +wget \//);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(screen(page)).toContainText('$ clear');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.xterm')).not.toContainText('clear there');
  await expect(page.getByRole('textbox', { name: 'Terminal input' })).not.toBeFocused();
});

test('axe finds nothing in the terminal', async ({ page }) => {
  await openLesson(page);
  await openTerminal(page);
  await enter(page, 'help');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
