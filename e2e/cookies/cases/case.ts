import type { ExperimentInput } from '../../../protocol/experiment.js';

/** What a case does: requests of alice, and scripts of pages that she has open. */
export type CaseAction = Extract<ExperimentInput['actions'][number], { type: 'request' | 'script.cookie' }>;
export type By = Omit<Extract<CaseAction, { type: 'request' }>, 'type' | 'url'>;

/** Cookies set in one context and asked for in another. */
export type CookieCase = {
  name: string;
  actions: CaseAction[];
  /** In a private window, where Chromium blocks third-party cookies. */
  private?: true;
};

/** The app of every case, in the sandbox and in Node: it sets cookies, allows origins and redirects as the query says. */
export const app = `
var app = require('express')();
app.use(function (req, res) {
  var query = new URL(req.originalUrl, 'http://app.test').searchParams;
  query.getAll('set').forEach(function (cookie) { res.append('Set-Cookie', cookie); });
  if (query.has('cors')) res.set(JSON.parse(query.get('cors')));
  else if (req.headers.origin) res.set({
    'Access-Control-Allow-Origin': req.headers.origin, 'Access-Control-Allow-Credentials': 'true' });
  if (query.has('to')) return res.redirect(Number(query.get('status')), query.get('to'));
  res.type('html').send('<!doctype html><title>page</title>');
});
module.exports = app;`;

export const shop = 'https://shop.test';
export const http = 'http://shop.test';
export const www = 'https://www.shop.test';
export const other = 'https://other.test';

export const send = (url: string, by: By = {}): CaseAction => ({ type: 'request', url, ...by });

export function set(url: string, cookies: string | string[], by: By = {}): CaseAction {
  const target = new URL(url);
  for (const cookie of [cookies].flat()) target.searchParams.append('set', cookie);
  return send(target.href, by);
}

export const script = (url: string, assign?: string): CaseAction => ({
  type: 'script.cookie',
  browser: 'alice',
  url,
  ...(assign !== undefined && { assign }),
});

export function redirect(from: string, to: string, status: number, by: By = {}): CaseAction {
  return send(`${from}?${new URLSearchParams({ to, status: String(status) })}`, { follow: true, ...by });
}

export const named = (group: string, cases: Record<string, CaseAction[]>): CookieCase[] =>
  Object.entries(cases).map(([name, actions]) => ({ name: `${group}: ${name}`, actions }));

/** A readable name for what is too long to be one. */
export const brief = (text: string) => text.replace(/(.)\1{20,}/g, (run, letter) => `${letter}×${run.length}`);

export const long = (length: number) => 'x'.repeat(length);

/** One of each in one jar: none minds the others. */
export const ofEachSameSite = [
  'strict=1; SameSite=Strict',
  'lax=1; SameSite=Lax',
  'none=1; SameSite=None',
  'default=1',
].map((cookie) => `${cookie}; Secure`);
