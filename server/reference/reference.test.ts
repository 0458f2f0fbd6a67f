import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import session, { type SessionOptions } from 'express-session';
import { expect, it } from 'vitest';
import { loadReference } from './load.js';

const require = createRequire(import.meta.url);
const pages = await loadReference(join(process.cwd(), 'reference'));
const names = pages.flatMap(({ name, title, aliases }) => [name, title, ...aliases]);

it('has a page for each option, method and property that the README of express-session has a heading for', async () => {
  const readme = await readFile(require.resolve('express-session/README.md'), 'utf8');
  const headings = [...readme.matchAll(/^#{3,5} (.+)$/gm)].map(([, heading = '']) => heading);
  const documented = headings
    .slice(headings.indexOf('cookie'), headings.indexOf('View counter'))
    .map((heading) => heading.replace(/^Session\./, 'req.session.').replace(/^Cookie\./, 'req.session.cookie.'));
  expect(documented.length).toBeGreaterThan(30);
  expect(documented.filter((heading) => !names.includes(heading))).toEqual([]);
});

it('has a page for each option that session() really reads, and each field that its cookie really has', () => {
  const read = new Set<string>();
  const given: SessionOptions = { secret: 'k', resave: false, saveUninitialized: false };
  session(
    new Proxy(given, {
      get(target, key) {
        read.add(String(key));
        return Reflect.get(target, key);
      },
    }),
  );
  expect([...read].filter((option) => !names.includes(option))).toEqual([]);
  const { Cookie } = session;
  const fields = Object.keys((new Cookie() as unknown as { data: object }).data);
  const missing = fields.filter((field) => !names.includes(field) && !names.includes(`cookie.${field}`));
  expect(fields.length).toBeGreaterThan(7);
  expect(missing).toEqual([]);
});

it('has a page for each attribute and prefix of RFC 6265bis', () => {
  const attributes = ['Expires', 'Max-Age', 'Domain', 'Path', 'Secure', 'HttpOnly', 'SameSite', '__Secure-', '__Host-'];
  expect(attributes.filter((name) => !names.includes(name))).toEqual([]);
});

it('calls nothing by a name that something else has', () => {
  const addresses = pages.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(addresses.length).toBe(new Set(addresses).size);
});
