import fc from 'fast-check';
import { secret, sessionOptions } from './options.js';
import { answers } from './routes/answers.js';
import { awaiting } from './routes/awaiting.js';
import { cookies } from './routes/cookies-and-store.js';
import { flows } from './routes/flows.js';
import type { Call, Route } from './routes/route.js';
import { data } from './routes/session-data.js';
import { methods } from './routes/session-methods.js';
import { ownStores } from './stores.js';

/** A generated app, the requests it is made for (`slow`: those that wait for a timer), and the name of its cookie. */
export type GeneratedApp = { source: string; calls: Call[]; slow: Call[]; cookieName: string };

/** Every group has the same chance, so that the many ways to answer do not crowd out the session's methods. */
const someRoutes = fc
  .tuple(
    fc.subarray(data, { minLength: 1, maxLength: 3 }),
    fc.subarray(methods, { minLength: 1, maxLength: 3 }),
    fc.subarray(cookies, { maxLength: 2 }),
    fc.subarray(answers, { maxLength: 2 }),
    fc.subarray(flows, { maxLength: 2 }),
    fc.subarray(awaiting, { maxLength: 3 }),
  )
  .map((groups) => groups.flat());

const shape = fc.record({
  trustProxy: fc.constantFrom('', '', "app.set('trust proxy', 1);"),
  parser: fc.constantFrom('', '', 'app.use(cookieParser());', `app.use(cookieParser(${secret}));`),
  /** Where the session is: everywhere, everywhere twice (the second finds one and steps aside), below one
   * path, or behind another that steps aside everywhere. */
  mount: fc.oneof(
    { weight: 6, arbitrary: fc.constant('app.use(sessions);') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'app.use(sessions, sessions);',
        "app.use('/member', sessions);",
        `app.use(session({ secret: ${secret}, rolling: true, unset: 'destroy', proxy: true, cookie: { path: '/admin' } }), sessions);`,
      ),
    },
  ),
  before: fc.constantFrom(
    '',
    "app.use((req, res, next) => { res.cookie('first', '1'); next(); });",
    "app.use((req, res, next) => { res.set('X-Order', 'before'); next(); });",
    'app.disable("x-powered-by"); app.disable("etag");',
  ),
  errors: fc.constantFrom(
    '',
    'app.use((err, req, res, next) => { res.status(err.status || 500).json({ error: err.expose ? err.type : err instanceof TypeError ? err.name : err.message }); });',
  ),
  ending: fc.constantFrom(
    'module.exports = app;',
    'module.exports = app;',
    'app.listen(3000);',
    'app.listen(process.env.PORT || 3000, () => {});',
  ),
});

/** The same routes answer at `/` and below `/member`, so that a cookie's path can match and not match. */
export const generatedApp: fc.Arbitrary<GeneratedApp> = fc
  .tuple(sessionOptions, someRoutes, shape)
  .map(([options, routes, { trustProxy, parser, mount, before, errors, ending }]) => ({
    source: [
      "const express = require('express');",
      "const session = require('express-session');",
      ...(parser ? ["const cookieParser = require('cookie-parser');"] : []),
      'const app = express();',
      'let visits = 0;',
      trustProxy,
      before,
      parser,
      ...[...ownStores].flatMap(([name, source]) => (options.source.includes(name) ? [source] : [])),
      `const sessions = session(${options.source});`,
      mount,
      'const r = express.Router();',
      'r.use(express.json(), express.urlencoded({ extended: true }));',
      // Without a session (another path, no secret) a handler would stop at a TypeError in each engine's own words.
      "r.use((req, res, next) => (req.session ? next() : res.send('no session here')));",
      ...routes.map((route) => route.source),
      "app.use('/member', r);",
      'app.use(r);',
      errors,
      ending,
    ]
      .filter(Boolean)
      .join('\n'),
    calls: callsOf(routes),
    slow: callsOf(routes.filter((route) => /^slow/.test(route.name))),
    cookieName: options.name.replaceAll("'", ''),
  }));

function callsOf(routes: Route[]): Call[] {
  return ['', '/member'].flatMap((prefix) =>
    routes.flatMap((route) => route.calls.map((call) => ({ ...call, path: prefix + call.path }))),
  );
}
