import fc from 'fast-check';
import type { ExperimentInput } from '../../protocol/experiment.js';

type ActionInput = ExperimentInput['actions'][number];

const routes: Record<string, string> = {
  '/count': `req.session.views = (req.session.views || 0) + 1; res.send(String(req.session.views));`,
  '/read': `res.json(req.session.cart || []);`,
  '/cart': `(req.session.cart ||= []).push({ n: req.session.cart.length }); req.session.last = 'cart'; res.send('added');`,
  '/login': `req.session.regenerate((error) => { req.session.user = 'alice'; res.send('welcome'); });`,
  '/logout': `req.session.destroy(() => res.redirect('/read'));`,
  '/gone': `req.session = null; res.send('gone');`,
  '/slow': `setTimeout(() => { req.session.slow = true; res.send('late'); }, 50);`,
  '/broken': `req.session.half = 1; throw new Error('broken');`,
  '/plain': `res.set('X-Plain', '1').status(404).send('nothing here');`,
};
const paths = Object.keys(routes);

const options = fc.record(
  {
    resave: fc.boolean(),
    saveUninitialized: fc.boolean(),
    rolling: fc.boolean(),
    unset: fc.constantFrom('keep', 'destroy'),
    name: fc.constantFrom('sid', 'connect.sid'),
    cookie: fc.record(
      {
        maxAge: fc.constantFrom(1_000, 60_000, 3_600_000),
        secure: fc.constantFrom(true, false, 'auto'),
        httpOnly: fc.boolean(),
        sameSite: fc.constantFrom('lax', 'strict', 'none'),
        path: fc.constantFrom('/', '/cart'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const appOf = (given: object, withParser: boolean) => `const express = require('express');
const session = require('express-session');
const app = express();
${withParser ? `app.use(require('cookie-parser')());\n` : ''}app.use(session({ secret: 'keyboard cat', ...${JSON.stringify(given)} }));
${paths.map((path) => `app.get('${path}', (req, res) => { ${routes[path]} });`).join('\n')}
module.exports = app;
`;

const request = fc.record(
  {
    browser: fc.constantFrom('alice', 'bob', 'mallory'),
    url: fc
      .tuple(fc.constantFrom('http', 'https'), fc.constantFrom(...paths))
      .map(([scheme, path]) => `${scheme}://shop.test${path}`),
    from: fc.constantFrom('http://other.test/', 'http://shop.test/'),
    follow: fc.boolean(),
  },
  { requiredKeys: ['browser', 'url'] },
);

const action: fc.Arbitrary<ActionInput> = fc.oneof(
  { weight: 8, arbitrary: request.map((one) => ({ type: 'request' as const, ...one })) },
  {
    weight: 2,
    arbitrary: fc
      .array(request, { minLength: 2, maxLength: 3 })
      .map((requests) => ({ type: 'parallel' as const, requests })),
  },
  { weight: 1, arbitrary: fc.constantFrom(500, 5_000, 4_000_000).map((ms) => ({ type: 'advance' as const, ms })) },
  { weight: 1, arbitrary: fc.constant({ type: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'store.clear' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('sid', 'connect.sid')
      .map((name) => ({ type: 'cookie.delete' as const, browser: 'alice', name })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'browser.restart' as const, browser: 'bob' }) },
);

const experiment: fc.Arbitrary<ExperimentInput> = fc
  .record({
    given: options,
    withParser: fc.boolean(),
    actions: fc.array(action, { minLength: 2, maxLength: 7 }),
    latency: fc.constantFrom(0, 20),
    proxy: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ given, withParser, actions, latency, proxy, seed }) => ({
    seed,
    app: appOf(given, withParser),
    network: { latency, proxy },
    actions: [{ type: 'request', url: 'https://shop.test/count' }, ...actions],
  }));

/** The experiment with this seed: the same one on every machine. */
export function experimentOf(seed: number): ExperimentInput {
  const [made] = fc.sample(experiment, { numRuns: 1, seed });
  if (!made) throw new Error(`There is no experiment with the seed ${seed}.`);
  return made;
}
