import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { ExperimentInput } from '../../../protocol/experiment.js';
import { type GeneratedApp, generatedApp } from './apps.js';
import type { Call } from './routes/route.js';

type Action = ExperimentInput['actions'][number];

const browser = fc.oneof({ weight: 5, arbitrary: fc.constant('alice') }, { weight: 1, arbitrary: fc.constant('bob') });
const origin = fc.oneof(
  { weight: 8, arbitrary: fc.constant('http://shop.test') },
  { weight: 2, arbitrary: fc.constant('https://shop.test') },
  { weight: 1, arbitrary: fc.constant('http://www.shop.test') },
);
const forwarded = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Proto': 'http, https' },
);

/** Session ids that somebody might send: of the generated `genid`s, and one that no store has. */
const someSid = fc.constantFrom('visit-1', 'visit-2', 'GET0', 'unknown-sid-of-32-characters-here');

/** What a Cookie header can say about a session, by hand. */
function cookieByHand(name: string): fc.Arbitrary<string> {
  return fc
    .tuple(someSid, fc.constantFrom('keyboard cat', 'old cat', 'wrong cat'))
    .chain(([sid, key]) =>
      fc.constantFrom(
        `${name}=${encodeURIComponent(signed(sid, key))}`,
        `other=1; ${name}=${encodeURIComponent(signed(sid, key))}; ${name}=second`,
        `${name}="${encodeURIComponent(signed(sid, key))}"`,
        `${name}=${encodeURIComponent(signed(sid, key)).replace('visit', 'visiT')}x`,
        `${name}=${sid}`,
        `${name}=s%3A${sid}`,
        `${name}=`,
        `${name}=%E0%A4%A`,
        `not a cookie; =; ${name}`,
      ),
    );
}

/** express-session's format: `s:` + sid + `.` + HMAC-SHA256 in base64 without padding. */
function signed(sid: string, key: string): string {
  return `s:${sid}.${createHmac('sha256', key).update(sid).digest('base64').replace(/=+$/, '')}`;
}

function requestOf(app: GeneratedApp): fc.Arbitrary<Action> {
  return fc
    .record({
      browser,
      origin,
      forwarded,
      call: fc.constantFrom(...app.calls),
      byHand: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: cookieByHand(app.cookieName) },
      ),
      head: fc.nat(11),
    })
    .map(({ browser, origin, forwarded, call, byHand, head }) => ({
      type: 'request' as const,
      ...sent(browser, origin, head === 0 && call.method === 'GET' ? { ...call, method: 'HEAD' } : call, {
        ...forwarded,
        ...(byHand === null ? {} : { cookie: byHand }),
      }),
    }));
}

function sent(browser: string, origin: string, call: Call, headers: Record<string, string>) {
  const all = { ...call.headers, ...headers };
  return {
    browser,
    method: call.method,
    url: origin + call.path,
    ...(Object.keys(all).length > 0 ? { headers: all } : {}),
    ...(call.body === undefined ? {} : { body: call.body }),
  };
}

function together(app: GeneratedApp): fc.Arbitrary<Action> {
  return fc
    .tuple(browser, browser, fc.constantFrom(...app.slow), fc.constantFrom(...app.slow))
    .map(([one, two, a, b]) => ({
      type: 'parallel',
      requests: [sent(one, 'http://shop.test', a, {}), sent(two, 'http://shop.test', b, {})],
    }));
}

function actionOf(app: GeneratedApp): fc.Arbitrary<Action> {
  const request = requestOf(app);
  return fc.oneof(
    { weight: 14, arbitrary: request },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(0, 1, 999, 1000, 4999, 5000, 30_000, 60_000, 3_600_000)
        .map((ms): Action => ({ type: 'advance', ms })),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.constantFrom<Action>({ type: 'restart' }, { type: 'store.clear' }),
        someSid.map((sid): Action => ({ type: 'store.delete', sid })),
        browser.map((browser): Action => ({ type: 'cookie.delete', browser, name: app.cookieName })),
        fc.tuple(browser, someSid).map(
          ([browser, sid]): Action => ({
            type: 'cookie.set',
            browser,
            url: 'http://shop.test/',
            cookie: `${app.cookieName}=${encodeURIComponent(signed(sid, 'keyboard cat'))}`,
          }),
        ),
      ),
    },
    ...(app.slow.length > 0 ? [{ weight: 4, arbitrary: together(app) }] : []),
  );
}

const experiment: fc.Arbitrary<ExperimentInput> = generatedApp.chain((app) =>
  fc
    .tuple(
      fc.array(requestOf(app), { minLength: 1, maxLength: 2 }),
      fc.array(actionOf(app), { maxLength: 6 }),
      fc.nat(2 ** 32 - 1),
    )
    .map(([first, then, seed]) => ({ seed, app: app.source, actions: [...first, ...then] })),
);

/** The runs with the seeds 1, 2, ... */
export const experiments = (count: number): ExperimentInput[] =>
  Array.from({ length: count }, (_, i) => experimentOf(i + 1));

/** The run with this seed: the same one on every machine. */
export function experimentOf(seed: number): ExperimentInput {
  const [made] = fc.sample(experiment, { numRuns: 1, seed });
  if (!made) throw new Error(`There is no experiment with the seed ${seed}.`);
  return made;
}
