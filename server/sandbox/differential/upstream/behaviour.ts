import { createHmac } from 'node:crypto';
import type { ExperimentInput } from '../../../../protocol/experiment.js';
import type { Observation, WireResponse } from '../observation.js';

type Action = ExperimentInput['actions'][number];

/**
 * One thing that express-session documents, or tests in its own suite (test/session.js), as an experiment.
 * `fact` is what is documented, asserted beside the comparison with the real library: so that being wrong together shows.
 */
export type Behaviour = { name: string; experiment: ExperimentInput; fact: (seen: Seen) => unknown; is: unknown };

/** What to look at after a run. Requests are counted from 0, whatever stood between them. */
export class Seen {
  readonly responses: WireResponse[];
  constructor(readonly observations: Observation[]) {
    this.responses = observations.flatMap((observation) => observation.responses);
  }

  status = (n: number): number => this.#response(n).status;
  body = (n: number): string => this.#response(n).body;
  bodies = (): string[] => this.responses.map((response) => response.body);

  /** The values of a header of response n, in order. */
  header(n: number, name: string): string[] {
    return this.#response(n).headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
  }

  setCookie = (n: number): string | undefined => this.header(n, 'set-cookie')[0];

  /** Whether each response sets a cookie. */
  sets = (): boolean[] => this.responses.map((_, n) => this.setCookie(n) !== undefined);

  /** The attributes of the cookie that response n sets, without its name and value. */
  attributes = (n: number): string[] => this.setCookie(n)?.split('; ').slice(1) ?? [];

  /** The session id in the cookie that response n sets. */
  sid = (n: number): string | undefined => /=s%3A([^.]+)\./.exec(this.setCookie(n) ?? '')?.[1];

  /** The rows of the store after the last action. */
  rows = (): Record<string, unknown>[] =>
    Object.values(this.observations.at(-1)?.store ?? {}) as Record<string, unknown>[];

  /** How many rows the store had after each action. */
  rowCounts = (): number[] => this.observations.map((observation) => Object.keys(observation.store).length);

  #response(n: number): WireResponse {
    const response = this.responses[n];
    if (!response) throw new Error(`There is no response ${n}.`);
    return response;
  }
}

/**
 * An app with one session middleware over a MemoryStore and one handler for every path, as express-session's own suite has it:
 * the same secret, a cookie of one minute unless told otherwise, and a count of the store's `set` calls at `/sets`.
 */
export function app(options: string, handler = 'res.end();', setup = ''): string {
  const cookie = /\bcookie:/.test(options) ? '' : 'cookie: { maxAge: 60000 }, ';
  return `const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const app = express();
const store = new session.MemoryStore();
const late = [];
let sets = 0;
let count = 0;
const set = store.set;
store.set = function (...args) { sets++; return set.apply(this, args); };
app.get('/sets', (req, res) => res.json(sets));
app.get('/late', (req, res) => res.json(late));
${setup}
app.use(session({ secret: 'keyboard cat', store, ${cookie}${options} }));
app.use((req, res, next) => { ${handler} });
app.use((err, req, res, next) => {
  if (res.headersSent) return late.push(err.message);
  res.statusCode = err.status || 500;
  res.end(err.message);
});
module.exports = app;`;
}

export function get(path = '/', headers?: Record<string, string>): Action {
  return { type: 'request', url: `http://shop.test${path}`, ...(headers && { headers }) };
}

export function secureGet(path = '/', headers?: Record<string, string>): Action {
  return { type: 'request', url: `https://shop.test${path}`, ...(headers && { headers }) };
}

/** The Cookie header of a session id, signed as the app's secret signs it: what a browser that knows no expiry would send. */
export function signedCookie(sid: string): string {
  const mac = createHmac('sha256', 'keyboard cat').update(sid).digest('base64').replace(/=+$/, '');
  return `connect.sid=${encodeURIComponent(`s:${sid}.${mac}`)}`;
}

export function wait(ms: number): Action {
  return { type: 'advance', ms };
}

/** The same behind proxies. */
export function behind(proxy: NonNullable<ExperimentInput['network']>['proxy'], each: Behaviour): Behaviour {
  return { ...each, experiment: { ...each.experiment, network: { proxy } } };
}

/** @param fact what is looked at; @param is what express-session's documentation or suite says of it. */
export function behaviour(
  name: string,
  source: string,
  actions: Action[],
  fact: (seen: Seen) => unknown,
  is: unknown,
): Behaviour {
  return { name, experiment: { app: source, actions }, fact, is };
}
