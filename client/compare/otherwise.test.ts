import { describe, expect, it } from 'vitest';
import { experiment as experimentSchema } from '../../protocol/experiment.js';
import { labels } from './labels.js';
import { lastApp, otherwise } from './otherwise.js';

const app = (options: string) => `const session = require('express-session');
const app = require('express')();
app.use(session(${options}));
module.exports = app;`;
const given = "{ secret: 'k', resave: false }";
const noSession = 'module.exports = require("express")();';

const experimentOf = (...apps: string[]) => {
  const [first = '', ...later] = apps;
  const sent = { type: 'request', url: 'http://shop.test/' };
  return experimentSchema.parse({ app: first, actions: [sent, ...later.map((app) => ({ type: 'deploy', app }))] });
};
const made = (...[experiment, change]: Parameters<typeof otherwise>) => {
  const result = otherwise(experiment, change);
  if ('problem' in result) throw new Error(result.problem);
  return result.experiment;
};
const apps = (experiment: ReturnType<typeof experimentOf>) => [
  experiment.app,
  ...experiment.actions.flatMap((action) => (action.type === 'deploy' ? [action.app] : [])),
];

describe('B is A with something otherwise', () => {
  it('an option in its app and in each that is deployed later; one without session() stays as it is', () => {
    const b = made(experimentOf(app(given), noSession, app("{ secret: 'x' }")), {
      what: 'option',
      option: 'resave',
      value: true,
    });
    expect(apps(b)).toEqual([app("{ secret: 'k', resave: true }"), noSession, app("{ secret: 'x', resave: true }")]);
    expect(b.actions).toHaveLength(3);
  });

  it('the store, in the code as one would write it', () => {
    expect(made(experimentOf(app(given)), { what: 'store', store: 'redis' }).app).toContain('new RedisStore({ client');
  });

  it('code, in the place of what ran last', () => {
    const a = experimentOf(app(given), app("{ secret: 'x' }"));
    expect(apps(made(a, { what: 'code', app: noSession }))).toEqual([app(given), noSession]);
    expect(lastApp(made(experimentOf(app(given)), { what: 'code', app: noSession }))).toBe(noSession);
  });

  it('is refused in one sentence where the code does not let it be', () => {
    expect(otherwise(experimentOf(app('options')), { what: 'option', option: 'resave', value: true })).toEqual({
      problem: expect.stringMatching(/^The code computes the options of session\(…\), so it cannot be set there/),
    });
    expect(otherwise(experimentOf(noSession), { what: 'store', store: 'redis' })).toHaveProperty('problem');
  });
});

describe('what each of a pair is called by', () => {
  const called = (a: string, b: string) => labels({ a: experimentOf(a), b: experimentOf(b) });

  it('names the options that differ, also one that is left out', () => {
    expect(called(app("{ secret: 'k' }"), app(given))).toEqual({ a: 'resave left out (true)', b: 'resave: false' });
  });

  it('names the stores, and an option beside them', () => {
    const redis = made(experimentOf(app(given)), { what: 'store', store: 'redis' }).app;
    expect(called(app(given), redis)).toEqual({ a: 'MemoryStore', b: 'RedisStore' });
    expect(called(app("{ secret: 'k' }"), redis)?.b).toBe('RedisStore, resave: false');
  });

  it('names the code where no option tells them apart, and nothing where nothing does', () => {
    expect(called(app(given), `${app(given)} // edited`)).toEqual({ a: 'the code as it is', b: 'the code edited' });
    expect(called(app(given), app(given))).toBeNull();
  });

  it('goes by the app that runs last', () => {
    const pair = { a: experimentOf(app(given), noSession), b: experimentOf(app("{ secret: 'k' }"), noSession) };
    expect(labels(pair)).toBeNull();
  });
});
