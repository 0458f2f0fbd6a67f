import fc from 'fast-check';
import { ownStores } from './stores.js';

/** Generated options of `session()`, as JavaScript source: what is left out is left to the library's default. */

/** Lifetimes that the actions' time jumps fall short of, meet and pass. */
const maxAge = fc.constantFrom('1000', '5000', '60000', '3600000', 'null', '0');

const cookieLiteral = fc
  .record(
    {
      maxAge,
      expires: fc.constantFrom('new Date(1767225660000)', 'null'),
      secure: fc.constantFrom('true', 'false', "'auto'"),
      httpOnly: fc.constantFrom('true', 'false'),
      sameSite: fc.constantFrom('true', 'false', "'lax'", "'strict'", "'none'", "'auto'"),
      path: fc.constantFrom("'/'", "'/'", "'/member'"),
      domain: fc.constantFrom("'shop.test'"),
      priority: fc.constantFrom("'low'", "'medium'", "'high'"),
      partitioned: fc.constantFrom('true', 'false'),
    },
    { requiredKeys: [] },
  )
  .map(literal);

const cookie = fc.oneof(
  { weight: 6, arbitrary: maxAge.map((value) => `{ maxAge: ${value} }`) },
  { weight: 6, arbitrary: cookieLiteral },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "function (req) { return { maxAge: req.path.length * 1000, sameSite: 'lax' }; }",
      "(req) => ({ path: req.path.startsWith('/member') ? '/member' : '/', httpOnly: false })",
    ),
  },
);

export const secret = "'keyboard cat'";

export const sessionOptions = fc
  .record(
    {
      secret: fc.oneof(
        { weight: 16, arbitrary: fc.constant(secret) },
        { weight: 4, arbitrary: fc.constantFrom(`['new cat', ${secret}]`, `[${secret}, 'old cat']`) },
        { weight: 1, arbitrary: fc.constant('undefined') },
      ),
      resave: fc.boolean().map(String),
      saveUninitialized: fc.boolean().map(String),
      rolling: fc.boolean().map(String),
      unset: fc.constantFrom("'destroy'", "'keep'"),
      name: fc.constantFrom("'sid'", "'__Host-shop'", "'connect.sid'"),
      proxy: fc.constantFrom('true', 'false', 'undefined'),
      genid: fc.constantFrom("() => 'visit-' + ++visits", '(req) => req.method + visits++', "() => 'one-for-all'"),
      cookie,
      store: fc.oneof(
        { weight: 1, arbitrary: fc.constant('new session.MemoryStore()') },
        { weight: 3, arbitrary: fc.constantFrom(...ownStores.keys()).map((name) => `new ${name}()`) },
      ),
    },
    { requiredKeys: ['secret'] },
  )
  .map((options) => ({ source: literal(options), name: options.name ?? "'connect.sid'" }));

function literal(entries: Record<string, string | undefined>): string {
  return `{ ${Object.entries(entries)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
}
