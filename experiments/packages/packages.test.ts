import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentInput } from '../../protocol/experiment.js';
import { normalise } from '../../server/sandbox/differential/normalise.js';
import { runOnRealNode } from '../../server/sandbox/differential/real-node.js';
import type { RealAnswer } from '../../server/sandbox/differential/real-process.js';
import { runInSandbox, type SandboxRun } from '../../server/sandbox/differential/sandbox-run.js';
import { explain } from '../../trace/explain/explain.js';

/** Each experiment of this folder in the sandbox, and on real Node with the same npm packages: the same answers. */

const names = readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
const sandbox = new Map<string, SandboxRun>();
const real = new Map<string, RealAnswer>();

beforeAll(async () => {
  for (const name of names) {
    const experiment = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as ExperimentInput;
    sandbox.set(name, await runInSandbox(experiment));
  }
  const answers = await runOnRealNode([...sandbox.values()].map((run) => run.real));
  for (const [i, name] of names.entries()) real.set(name, answers[i] ?? { failed: 'no answer' });
}, 120_000);

const run = (name: string): SandboxRun => {
  const found = sandbox.get(name);
  if (!found) throw new Error(`There is no experiment ${name}.`);
  return found;
};
const responses = (name: string) => run(name).observations.flatMap((observation) => observation.responses);
const bodies = (name: string) => responses(name).map(({ body }) => body);
const statuses = (name: string) => responses(name).map(({ status }) => status);

describe('the sandbox and real Node answer alike, with', () => {
  it.each(names)('%s', (name) => {
    const answer = real.get(name);
    const expected = answer && 'observations' in answer ? answer.observations.map(normalise) : answer;
    expect(run(name).trace.filter(({ type }) => type === 'limit')).toEqual([]);
    expect(run(name).observations.map(normalise)).toEqual(expected);
    expect(explain(run(name).trace).filter(({ agrees }) => !agrees)).toEqual([]);
  });
});

describe('what each of them shows', () => {
  it('cookie-session keeps the session in the cookie, and believes no forged one', () => {
    expect(bodies('cookie-session')).toEqual([
      '1 views, new: true', '2 views, new: false', '1 views, new: true', 'bye', '1 views, new: true',
    ]);
  });

  it('passport gives the session a new id at login and at logout', () => {
    expect(statuses('passport')).toEqual([302, 200, 302, 302, 200, 200, 302, 302, 200]);
    const regenerated = run('passport').trace.filter((event) => event.type === 'session.regenerate');
    expect(regenerated.map(({ requestId }) => requestId)).toEqual(['r4', 'r7']);
  });

  it('passport-local says who is not let in, and the session ends with its cookie', () => {
    expect(statuses('passport-local')).toEqual([200, 401, 401, 401, 500, 200, 200, 401, 401]);
  });

  it('a flash message is shown once', () => {
    const [before, , once, after] = bodies('connect-flash').map((body) => (body.startsWith('{') ? JSON.parse(body) : body));
    expect([before, after]).toEqual([{ info: [], rest: {} }, { info: [], rest: {} }]);
    expect(once.info).toEqual(['Thank you for order 42, Alice!', 'It is on its way.', 'It takes two days.']);
  });

  it('cors lets the pages it knows read answers, and no other', () => {
    const allowed = responses('cors').map(({ headers }) => headers.find(([name]) => /^access-control-allow-origin$/i.test(name))?.[1]);
    expect(allowed).toEqual(['http://pages.test', 'http://pages.test', undefined, 'http://www.shop.test', 'http://pages.test', 'http://pages.test', undefined, '*']);
  });

  it('helmet sets its headers', () => {
    expect(responses('helmet')[0]?.headers.map(([name]) => name)).toContain('Strict-Transport-Security');
  });

  it('a line of morgan is a line of the console', () => {
    const lines = run('morgan').trace.flatMap((event) => (event.type === 'console' ? [`${event.requestId} ${event.level} ${event.text}`] : []));
    expect(lines.slice(0, 2)).toEqual(['r1 log GET / 200 5 - 0.000 ms', 'r2 log GET / 200 5 - 0.000 ms']);
    expect(lines).toHaveLength(6);
  });

  it('bcryptjs hashes with ten rounds within the limits', () => {
    expect(bodies('bcryptjs').slice(0, 4)).toEqual([
      '{"rounds":10,"length":60,"salt":"$2b$10$"}', 'no', 'welcome', 'no',
    ]);
  });

  it('views include others and escape what they print', () => {
    expect(bodies('ejs')[1]).toContain('Tea &amp; Sympathy');
    expect(bodies('ejs')[1]).toContain('visit 2');
    expect(bodies('ejs')[1]).toContain('&lt;b&gt;black');
    expect(bodies('ejs')[3]).toBe('Failed to lookup view "nowhere" in views directory "/views"');
  });

  it('static files are served from their folder and from nowhere else', () => {
    expect([...new Set(statuses('static-files'))].sort()).toEqual([200, 206, 301, 304, 404, 416, 500]);
    expect(bodies('static-files').join()).not.toContain('outside public');
  });

  it('routers, error handlers and sub-apps answer', () => {
    expect(bodies('router')[7]).toBe('{"cart":"1","items":["milk"]}');
    expect(bodies('error-handlers').slice(0, 3)).toEqual([
      '{"error":"thrown","session":"object"}', '{"missing":"no tea"}', '{"error":"passed on","session":"object"}',
    ]);
    expect(bodies('sub-apps').slice(2, 6).at(-1)).toBe('admin says in admin');
  });

  it('ES modules and Node modules are there', () => {
    expect([...statuses('es-modules'), ...statuses('node-modules')]).toEqual(Array(9).fill(200));
  });
});

it('every package has the names that it has on real Node, for an import as for require', async () => {
  const packages = ['bcryptjs', 'connect-flash', 'cookie-session', 'cors', 'helmet', 'morgan', 'passport', 'passport-local', 'express', 'express-session', 'cookie-parser'];
  const app = `import express from 'express';
${packages.map((name, i) => `import d${i} from '${name}'; import * as m${i} from '${name}';`).join('\n')}
express().get('/', (req, res) => res.json([${packages.map((_, i) => `[typeof d${i}, Object.keys(m${i})]`).join()}]));`;
  const { observations } = await runInSandbox({ app, actions: [{ type: 'request', url: 'http://shop.test/' }] });
  const here = JSON.parse(observations[0]?.responses[0]?.body ?? '[]') as [string, string[]][];
  expect(here).toHaveLength(packages.length);
  for (const [i, name] of packages.entries()) {
    const real = (await import(name)) as Record<string, unknown>;
    const known = Object.keys(real).filter((one) => one !== 'module.exports' && one !== '__esModule');
    expect([name, here[i]?.[0]]).toEqual([name, typeof real.default]);
    expect(here[i]?.[1], name).toEqual(expect.arrayContaining(known));
  }
});
