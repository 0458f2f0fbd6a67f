import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { experiment } from '../../../protocol/experiment.js';
import { fold, type StageState } from '../../../trace/fold.js';
import { shortSid } from '../../../trace/sentence.js';
import { StepRun } from '../../lessons/step-run.js';
import { light } from './look.js';
import { inWords, stageSvg } from './stage-svg.js';

const drawn = (state: StageState) => toHtml(stageSvg(state, light), { space: 'svg' });

async function traceOf(given: unknown) {
  const run = await StepRun.begin({ start: experiment.parse(given) });
  await run.dispose();
  return run.trace;
}

const visit = {
  app: `const app = require('express')();
app.use(require('express-session')({ secret: 'k', resave: false, saveUninitialized: false }));
app.get('/', (req, res) => { req.session.who = '<b>&'; res.send('<h1>Hello</h1> you <3 & me'); });`,
  actions: [{ type: 'request', browser: 'alice', url: 'http://shop.test/' }],
};

it('shows who holds what at the end: the page, the jar, what express-session decided, and the row', async () => {
  const trace = await traceOf(visit);
  const state = fold(trace, trace.length);
  const [sid = ''] = Object.keys(state.rows);
  const svg = drawn(state);
  for (const told of ['Hello', 'connect.sid', shortSid(sid), 'Set cookie?', 'sent', 'MemoryStore', '200 OK'])
    expect(svg).toContain(told);
  expect(inWords(state)).toMatch(
    /^The last answer was 200\. At the end alice has connect\.sid; the store has \{"who":/,
  );
});

it('has no markup of what it shows', async () => {
  const trace = await traceOf(visit);
  const svg = drawn(fold(trace, trace.length));
  expect(svg.match(/<(?!\/?(svg|style|g|rect|circle|path|text)\b)[^>]*>/g)).toBeNull();
});

it('draws each moment of an experiment, every time the same, with nothing that is not a number', async () => {
  const login = await readFile(join(process.cwd(), 'experiments/gallery/02-login.json'), 'utf8');
  const trace = await traceOf(JSON.parse(login));
  expect(trace.length).toBeGreaterThan(50);
  for (let n = 0; n <= trace.length; n++) {
    const svg = drawn(fold(trace, n));
    expect(/NaN|undefined|Infinity/.exec(svg)).toBeNull();
    expect(drawn(fold(trace, n))).toBe(svg);
  }
});
