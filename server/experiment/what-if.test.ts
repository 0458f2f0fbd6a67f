import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Experiment, experiment as experimentSchema } from '../../protocol/experiment.js';
import { differences } from '../../trace/diff/differences.js';
import type { TraceEvent } from '../../trace/event.js';
import { experiments } from '../sandbox/differential/experiments.js';
import type { SandboxPool } from '../sandbox/pool/pool.js';
import { runExperiment } from './run.js';
import { testPool } from './test-pool.js';
import { whatIf } from './what-if.js';

const count = 300;

let pool: SandboxPool;
beforeAll(() => {
  pool = testPool();
});
afterAll(() => pool.close());

/** The app as somebody would write it by hand: the generated apps have one call of these options, in one line. */
function byHand(app: string): string {
  const call = /(const sessions = session\(\{) (.*)( \}\);)$/m;
  expect(app).toMatch(call);
  return app.replace(call, (_, head: string, options: string, end: string) => {
    const others = options.split(/, (?=\w+: )/).filter((option) => !/^resave:/.test(option));
    return /\bresave: /.test(options)
      ? `${head} ${options.replace(/\bresave: (true|false)/, 'resave: false')}${end}`
      : `${head} ${[...others, 'resave: false'].join(', ')}${end}`;
  });
}

/** A trace but for the text of the app, which may be written otherwise and mean the same. */
const happened = (trace: TraceEvent[]) =>
  trace.map((event) => (event.type === 'deploy' ? { ...event, app: '' } : event));

const parsed = (app: string, ...paths: string[]): Experiment =>
  experimentSchema.parse({ app, actions: paths.map((path) => ({ type: 'request', url: `http://shop.test${path}` })) });

const views = (options: string) => `const session = require('express-session');
const app = require('express')();
app.use(session(${options}));
app.get('/', (req, res) => { req.session.views = (req.session.views || 0) + 1; res.send('views ' + req.session.views); });
app.get('/quiet', (req, res) => res.send('quiet'));
module.exports = app;`;

describe('what if an option were set otherwise', () => {
  it(`is the trace of the experiment written so by hand, and what differs is what differs from it, in ${count} cases`, async () => {
    let differing = 0;
    for (const input of experiments(count)) {
      const experiment = experimentSchema.parse(input);
      const found = await whatIf(pool, experiment, { option: 'resave', value: false }, 'test');
      const hand = await runExperiment(pool, { ...experiment, app: byHand(experiment.app) });
      expect(happened(found.result.trace)).toEqual(happened(hand.trace));
      expect(found.result.store).toEqual(hand.store);
      expect(found.differences).toEqual(differences(await runExperiment(pool, experiment), hand));
      expect(differences(found.result, hand)).toEqual([]);
      if (found.differences.length > 0) differing++;
    }
    // the question must not have been idle: these are apps to which resave matters
    expect(differing).toBeGreaterThan(50);
  }, 300_000);

  it('is told in plain sentences', async () => {
    const experiment = parsed(views("{ secret: 'k', resave: true, saveUninitialized: true }"), '/', '/quiet');
    const { differences } = await whatIf(pool, experiment, { option: 'resave', value: false }, 'test');
    expect(differences.map(({ sentence }) => sentence)).toEqual([
      'r2: express-session does not save the session. The session is what the store has, and resave is false: it is not saved again.',
      'r2: express-session touches the session. The session is not saved, so store.touch() only tells the store that it is still in use. Its cookie has no expiry, so there is nothing to renew.',
    ]);
  });

  it('names sessions by the request that made them, so that another order of random ids is no difference', async () => {
    const experiment = parsed(
      views("{ secret: 'k', resave: false, saveUninitialized: false }"),
      '/quiet',
      '/quiet',
      '/',
    );
    const { differences } = await whatIf(pool, experiment, { option: 'saveUninitialized', value: true }, 'test');
    const about = (id: string | null) => differences.filter(({ requestId }) => requestId === id);
    expect(about('r1').map(({ what, which }) => [what, which])).toEqual([
      ['decision', 'save'],
      ['decision', 'set-cookie'],
      ['set-cookie', 'connect.sid'],
    ]);
    expect(about('r2')).toContainEqual(
      expect.objectContaining({
        sentence: "r2: the browser sends the cookie “connect.sid=r1's session”; it sent none before.",
      }),
    );
    expect(about(null)).toContainEqual(
      expect.objectContaining({ what: 'row', which: "r3's session", after: undefined }),
    );
  });

  it('edits what is deployed later too, and leaves alone what calls no session()', async () => {
    const experiment = {
      ...parsed(views("{ secret: 'k', resave: true, saveUninitialized: true }"), '/'),
      actions: experimentSchema.parse({
        app: '',
        actions: [
          { type: 'request', url: 'http://shop.test/' },
          { type: 'deploy', app: views("{ secret: 'k', saveUninitialized: true }"), keepStore: true },
          { type: 'request', url: 'http://shop.test/quiet' },
          { type: 'deploy', app: "require('express')().listen(3000)", keepStore: true },
        ],
      }).actions,
    };
    const { differences } = await whatIf(pool, experiment, { option: 'resave', value: false }, 'test');
    expect(differences.map(({ requestId, which }) => [requestId, which])).toEqual([
      ['r2', 'save'],
      ['r2', 'touch'],
      // the app that left resave out was warned
      [null, ''],
    ]);
  });

  it.each([
    ['{ secret, resave: Boolean(1) }', 'The code computes resave (Boolean(1)), so it cannot be set there'],
    ['options', 'The code computes the options of session(…), so it cannot be set there'],
  ])('is one sentence where the code computes it: %s', async (options, sentence) => {
    const asked = whatIf(pool, parsed(views(options)), { option: 'resave', value: false }, 'test');
    await expect(asked).rejects.toThrow(sentence);
  });
});
