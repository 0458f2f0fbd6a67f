import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ExperimentInput } from '../protocol/experiment.js';
import type { ExperimentResult } from '../protocol/result.js';

/** The guide's code, as it stands in the guide. */
const guide = {
  install: `var express = require('express');
var session = require('express-session');

var app = express();

app.use(session({
  secret: 'your_secret_value_here',
  resave: false,
  saveUninitialized: true
}));

//... Rest of the Express app configuration`,
  views: `app.get('/', function(req, res, next) {
  if(req.session.views) {
    req.session.views++;
    res.send("You visited this page " + req.session.views + " times");
  } else {
    req.session.views = 1;
    res.send("Welcome to this page for the first time!");
  }
});`,
  saveAndRetrieve: `// Save data to session
app.get('/save', function(req, res, next) {
  req.session.data = "This is some saved data";
  res.send("Data saved to session");
});

// Retrieve data from session
app.get('/retrieve', function(req, res, next) {
  var data = req.session.data;
  res.send("Retrieved data from session: " + data);
});`,
  logout: `app.get('/logout', function(req, res, next) {
  req.session.destroy(function(err) {
    if(err) {
      return console.log(err);
    }
    res.send("Session destroyed");
  });
});`,
  options: `app.use(session({
  secret: 'your_secret_key',
  name: 'cookie_name',
  resave: false,
  saveUninitialized: true,
  cookie: { 
    secure: true,
    maxAge: 60000,
    httpOnly: true
  }
}));`,
  legacyRedis: `var express = require('express');
var session = require('express-session');
var RedisStore = require('connect-redis')(session);

var app = express();

app.use(session({
  store: new RedisStore({
    host: 'localhost', 
    port: 6379, 
    client: redisClient, 
    ttl: 86400
  }),
  secret: 'your_secret_key',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true }
}));

// ... rest of the Express app configuration`,
};

/** The guide's first lines, up to where its own call of session() stands: another one takes its place. */
const prelude = guide.install.slice(0, guide.install.indexOf('\n\napp.use('));
const blocks = (...parts: string[]) => parts.join('\n\n');

const here = import.meta.dirname;
const cli = join(here, '../dist/server/cli.js');
const file = (name: string) => join(here, `${name}.json`);
const run = async (name: string, env: object = {}) =>
  (await promisify(execFile)(process.execPath, [cli, file(name)], { env: { ...process.env, ...env }, maxBuffer: 1e8 })).stdout;
const result = async (name: string) => JSON.parse(await run(name)) as ExperimentResult;
const bodies = ({ responses }: ExperimentResult) => responses.map((response) => response.body);

describe('the experiments of the guide', () => {
  it.each([
    ['1-install-and-configure', blocks(guide.install, guide.views)],
    ['2-save-and-retrieve', blocks(guide.install, guide.saveAndRetrieve)],
    ['3-destroy-at-logout', blocks(guide.install, guide.views, guide.logout)],
    ['4-options', blocks(prelude, guide.options, guide.views)],
    ['5-legacy-redis-store', guide.legacyRedis],
  ])('%s holds its code byte for byte, and prints the same bytes twice, in any time zone and language', async (name, code) => {
    expect((JSON.parse(readFileSync(file(name), 'utf8')) as ExperimentInput).app).toBe(code);
    const [one, other] = await Promise.all([run(name), run(name, { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' })]);
    expect(other).toBe(one);
    expect((JSON.parse(one) as ExperimentResult).explanations.every((explanation) => explanation.agrees)).toBe(true);
  });

  it('count visits', async () => {
    expect(bodies(await result('1-install-and-configure'))).toEqual([
      'Welcome to this page for the first time!',
      'You visited this page 2 times',
    ]);
  });

  it('keep data for the browser that saved it, and for no other', async () => {
    expect(bodies(await result('2-save-and-retrieve'))).toEqual([
      'Data saved to session',
      'Retrieved data from session: This is some saved data',
      'Retrieved data from session: undefined',
    ]);
  });

  it('start anew after logout, while the browser still holds the old cookie', async () => {
    const destroyed = await result('3-destroy-at-logout');
    expect(bodies(destroyed).at(-1)).toBe('Welcome to this page for the first time!');
    const [, , logout, after] = destroyed.trace.filter((event) => event.type === 'request');
    expect(logout?.headers).toEqual(after?.headers);
  });

  it('show that a Secure cookie over http means a new session each time', async () => {
    const { responses, trace } = await result('4-options');
    expect(responses.map((response) => [response.body, 'set-cookie' in response.headers])).toEqual([
      ['Welcome to this page for the first time!', false],
      ['Welcome to this page for the first time!', false],
      ['Welcome to this page for the first time!', true],
      ['You visited this page 2 times', true],
    ]);
    expect(trace.filter((event) => event.type === 'cookie.skip').map((event) => event.reason)).toEqual(['not-secure', 'not-secure']);
  });

  it('fail at the legacy Redis call as the real library does, and say what to write instead', async () => {
    const { trace, responses } = await result('5-legacy-redis-store');
    expect(trace.find((event) => event.type === 'error')).toMatchObject({ where: 'load', name: 'TypeError', line: 3 });
    expect(trace.find((event) => event.type === 'warning')).toMatchObject({ message: expect.stringContaining('before version 7') });
    expect(responses).toMatchObject([{ status: 0, error: expect.stringContaining('did not start') }]);
  });
});
