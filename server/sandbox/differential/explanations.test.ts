import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AnyNode, parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../../trace/explain/explain.js';
import type { Explanation } from '../../../trace/explain/explanation.js';
import { experiments } from './experiments.js';
import { runInSandbox } from './sandbox-run.js';

let explanations: Explanation[];

beforeAll(async () => {
  explanations = [];
  for (const experiment of experiments(320)) explanations.push(...explain((await runInSandbox(experiment)).trace));
}, 120_000);

describe('an explanation', () => {
  it('gives all the values that its decision hung on: where they are the same, so is what was decided', () => {
    const outcomes = new Map<string, Explanation>();
    const contradicted = explanations.flatMap((one) => {
      const key = JSON.stringify([one.decision, one.values]);
      const same = outcomes.get(key) ?? one;
      outcomes.set(key, same);
      return same.outcome === one.outcome ? [] : [`${key}: ${same.because} BUT ${one.because}`];
    });
    expect(contradicted.slice(0, 3)).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(100);
  });

  it('names a function of express-session, and every one that decides is named', () => {
    const file = createRequire(import.meta.url).resolve('express-session');
    const functions = functionNames(parse(readFileSync(file, 'utf8'), { ecmaVersion: 'latest' }));
    const named = new Set(explanations.map(({ source }) => source));
    expect([...named].filter((name) => !functions.has(name))).toEqual([]);
    expect([...named].sort()).toEqual([
      'end',
      'generate',
      'getcookie',
      'inflate',
      'isSaved',
      'issecure',
      'session',
      'setcookie',
      'shouldDestroy',
      'shouldSave',
      'shouldSetCookie',
      'shouldTouch',
      'unsigncookie',
    ]);
  });

  it('is one plain sentence', () => {
    const sentences = new Set(explanations.map(({ because }) => because));
    const other = [...sentences].filter(
      (because) =>
        !/^([A-Z]|req\.session|cookie\.|rolling |express-session ).*[.!?]$/s.test(because) ||
        /undefined|\[object/.test(because),
    );
    expect(other.slice(0, 3)).toEqual([]);
  });

  it('takes an expiry of false, which a session brings from its store, for the expiry that it is to express-session', async () => {
    const app = `const app = require('express')(); app.use(require('express-session')({ secret: 's', resave: false, saveUninitialized: false }));
      app.get('/', (req, res) => { req.session.cookie.expires = false; req.session.n = (req.session.n || 0) + 1; res.end(); }); module.exports = app;`;
    const visit = { type: 'request', url: 'http://shop.test/' } as const;
    const { trace } = await runInSandbox({ app, actions: [visit, visit] });
    expect(explain(trace).filter(({ agrees }) => !agrees)).toEqual([]);
    expect(trace.filter(({ type }) => type === 'cookie.set')).toHaveLength(2);
  });

  it('names the line of the code that made it so, for what the handler put into a new session', () => {
    const places = explanations.filter(
      ({ decision, outcome, values }) => decision === 'save' && outcome && values.modified && values.new,
    );
    expect(places.length).toBeGreaterThan(50);
    expect(places.filter(({ place }) => !place).slice(0, 3)).toEqual([]);
  });
});

function functionNames(node: AnyNode): Set<string> {
  const names = new Set<string>();
  const visit = (one: AnyNode) => {
    if ((one.type === 'FunctionDeclaration' || one.type === 'FunctionExpression') && one.id) names.add(one.id.name);
    for (const value of Object.values(one).flat()) {
      if (typeof value === 'object' && value !== null && 'type' in value) visit(value as AnyNode);
    }
  };
  visit(node);
  return names;
}
