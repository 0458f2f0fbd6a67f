import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setup } from '../../protocol/experiment.js';
import { experimentOf, type SetupForm, setupFormOf } from './setup-form.js';

const app = `const session = require('express-session');
app.use(session({ secret: 'x' }));
`;
const made = setup.parse({ app, seed: 7, clock: '2026-05-01T00:00:00.000Z' });
const form = setupFormOf(made, app);

const forms: fc.Arbitrary<SetupForm> = fc.record({
  toServer: fc.nat(60_000).map(String),
  toBrowser: fc.nat(60_000).map(String),
  hops: fc.nat(3),
  forwardedProto: fc.boolean(),
  store: fc.constantFrom('memory' as const, 'redis' as const),
  storeLatency: fc.nat(60_000).map(String),
  maxmemory: fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 1_000_000 }).map(String)),
  browsers: fc
    .uniqueArray(fc.stringMatching(/^[a-z][\w .-]{0,9}$/), { maxLength: 4 })
    .chain((more) =>
      fc.tuple(
        ...[...new Set(['alice', 'bob', 'mallory', ...more])].map((name) =>
          fc.record({ name: fc.constant(name), private: fc.boolean(), blocksThirdParty: fc.boolean() }),
        ),
      ),
    ),
  files: fc.uniqueArray(fc.record({ path: fc.stringMatching(/^[a-z]{1,9}(\/[a-z]{1,9})?$/), text: fc.string() }), {
    selector: ({ path }) => path,
    maxLength: 4,
  }),
});

describe('a world that is set up', () => {
  it('shows again just what was filled in, once it is made', () => {
    fc.assert(
      fc.property(forms, (filled) => {
        const asked = experimentOf(filled, made, app);
        if ('problem' in asked) throw new Error(asked.problem);
        const { experiment } = asked;
        // without proxies there is nobody to send it
        const shown = filled.hops > 0 ? filled : { ...filled, forwardedProto: true };
        expect(setupFormOf(experiment, experiment.app)).toEqual(shown);
      }),
    );
  });

  it('keeps the app as it runs now, the seed and the clock', () => {
    const edited = app.replace("'x'", "'y'");
    const asked = experimentOf(form, made, edited);
    expect(asked).toMatchObject({ experiment: { app: edited, seed: 7, clock: made.clock, actions: [] } });
  });

  it('says in one sentence what is wrong', () => {
    const problem = (change: Partial<SetupForm>) => experimentOf({ ...form, ...change }, made, app);
    const twice = { name: 'bob', private: false, blocksThirdParty: false };
    expect(problem({ toServer: '60001' })).toEqual({
      problem: 'network.latency.toServer: Too big: expected number to be <=60000.',
    });
    expect(problem({ storeLatency: '1e3' })).toEqual({ problem: '"1e3" is no whole number: write it in digits.' });
    expect(problem({ browsers: [...form.browsers, twice] })).toEqual({
      problem: 'There are two by the name "bob": give one another name.',
    });
    expect(problem({ files: [{ path: '../etc/passwd', text: '' }] })).toEqual({
      problem: 'files["../etc/passwd"]: must be a path inside the app, such as views/home.ejs.',
    });
  });
});
