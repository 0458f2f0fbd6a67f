import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { rows } from './page.js';

const app = `const session = require('express-session'); const app = require('express')();
app.use(session({ name: '__proto__', secret: 's', resave: false, saveUninitialized: true }));
app.get('/', (req, res) => {
  req.session.constructor = 'kept';
  Object.defineProperty(req.session, '__proto__', { value: 'own', enumerable: true, configurable: true, writable: true });
  res.set('constructor', 'a header').cookie('toString', '1').send('hello ' + req.get('__proto__'));
});`;
const actions = ['constructor', '__proto__', 'toString'].map((browser) => ({
  type: 'request',
  browser,
  url: 'http://shop.test/',
  headers: { constructor: '1' },
}));

test('browsers, cookies, headers and session keys named as what every object has are as any other', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const link = deflateRawSync(JSON.stringify({ app, actions })).toString('base64url');
  await page.goto(`/play#x=1.${link}`);
  await expect(rows(page, 'response')).toHaveCount(actions.length);
  const stage = page.getByRole('region', { name: 'Stage' });
  for (const { browser } of actions) await expect(stage).toContainText(browser);
  await expect(stage).toContainText('kept');
  for (const tab of ['Cookies', 'Store', 'Options', 'World', 'Log']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
  }
  expect(errors).toEqual([]);
});
