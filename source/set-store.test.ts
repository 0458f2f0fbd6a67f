import { describe, expect, it } from 'vitest';
import { readStore, setStore } from './set-store.js';

function set(source: string, kind: 'memory' | 'redis'): string {
  const edited = setStore(source, kind);
  if ('problem' in edited) throw new Error(edited.problem);
  return edited.source;
}

const app = `var express = require('express');
var session = require('express-session');

var app = express();
app.use(session({
  secret: 'x',
  resave: false
}));
`;
const redisApp = `var express = require('express');
var session = require('express-session');
const { RedisStore } = require('connect-redis');
const redisClient = require('redis').createClient();
redisClient.connect().catch(console.error);

var app = express();
app.use(session({
  secret: 'x',
  resave: false,
  store: new RedisStore({ client: redisClient })
}));
`;
const call = (options: string) => `const session = require('express-session');\napp.use(session(${options}));\n`;

describe('the store an app has', () => {
  it('is what its code gives to session()', () => {
    expect(readStore(app)).toBe('memory');
    expect(readStore(call('{ store: new session.MemoryStore() }'))).toBe('memory');
    expect(readStore(redisApp)).toBe('redis');
    expect(readStore(`const kept = new RedisStore({ client });\n${call('{ store: kept }')}`)).toBe('redis');
  });

  it('is its own where only running it can tell', () => {
    for (const options of ['{ store: new FileStore() }', '{ store }', '{ ...shared }', 'options'])
      expect(readStore(call(options)), options).toBe('own');
    expect(readStore('const x = ;')).toBeNull();
  });
});

describe('setting the store', () => {
  it('to Redis writes the store and its client, and back again takes the store out', () => {
    expect(set(app, 'redis')).toBe(redisApp);
    const back = set(redisApp, 'memory');
    expect(readStore(back)).toBe('memory');
    expect(set(back, 'redis')).toBe(redisApp);
  });

  it('writes imports in an ES module', () => {
    const source = "import session from 'express-session';\napp.use(session());\n";
    expect(set(source, 'redis')).toBe(`import session from 'express-session';
import { RedisStore } from 'connect-redis';
import { createClient } from 'redis';
const redisClient = createClient();
redisClient.connect().catch(console.error);
app.use(session({ store: new RedisStore({ client: redisClient }) }));
`);
  });

  it('leaves as it is what has that store already', () => {
    expect(set(redisApp, 'redis')).toBe(redisApp);
    expect(set(app, 'memory')).toBe(app);
  });

  it('says in one sentence where it cannot', () => {
    const problems = [
      setStore(call('{ store: new FileStore() }'), 'redis'),
      setStore(`const redisClient = 1;\n${call('{}')}`, 'redis'),
      setStore(`${call('{}')}app.use(session());`, 'redis'),
      setStore('nothing', 'redis'),
    ];
    expect(problems.map((edited) => ('problem' in edited ? edited.problem.split(/[,:]/)[0] : null))).toEqual([
      'The code makes a store of its own',
      'The code has RedisStore or redisClient as names of something else',
      'The code calls session(…) several times',
      'No call of session(…) is to be found in the code',
    ]);
  });
});
