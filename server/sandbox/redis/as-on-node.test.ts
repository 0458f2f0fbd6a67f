import { createClient } from 'redis';
import { expect, it } from 'vitest';
import { runWorld } from '../world/run-world.js';
import { type RealServer, realRedis } from './test-servers.js';

/** What a program with a client is told when its Redis goes away and comes back. */
const settings = { socket: { reconnectStrategy: 50 }, commandOptions: { timeout: 400 } };
const heard = ['connect', 'ready', 'error', 'reconnecting', 'end'];

/** One of each run of the same: how often a client tries again in a second depends on the machine. */
const once = (lines: string[]) => lines.filter((line, i) => line !== lines[i - 1]);
const withoutAddress = (line: string) => line.replace(/ 127\.0\.0\.1:\d+/, '');

async function onNode(): Promise<string[]> {
  let server: RealServer = await realRedis();
  const lines: string[] = [];
  const client = createClient({ url: server.url, ...settings });
  for (const name of heard) client.on(name, (error?: Error) => lines.push(error ? `${name}: ${error.message}` : name));
  const tell = async (what: string, work: Promise<unknown>) => {
    lines.push(
      await work.then(
        (value) => `${what} ${value}`,
        (error: Error) => `${what} ${error.constructor.name} ${error.message}`,
      ),
    );
  };
  await tell('get', client.get('a'));
  await client.connect();
  await tell('set', client.set('a', '1'));
  const closed = new Promise((resolve) => client.once('reconnecting', resolve));
  await server.stop();
  await closed;
  await tell('get', client.get('a'));
  const ready = new Promise((resolve) => client.once('ready', resolve));
  server = await realRedis(server.port);
  await ready;
  await tell('get', client.get('a'));
  await client.quit();
  await tell('get', client.get('a'));
  await server.stop();
  return once(lines.map(withoutAddress));
}

async function inSandbox(): Promise<string[]> {
  const app = `const express = require('express');
const client = require('redis').createClient(${JSON.stringify(settings)});
for (const name of ${JSON.stringify(heard)}) client.on(name, (error) => console.log(error ? name + ': ' + error.message : name));
const tell = (what, work) => work.then((value) => console.log(what + ' ' + value), (error) => console.log(what + ' ' + error.constructor.name + ' ' + error.message));
const app = express();
const steps = {
  first: async () => { await tell('get', client.get('a')); await client.connect(); await tell('set', client.set('a', '1')); },
  get: () => tell('get', client.get('a')),
  quit: async () => { await client.quit(); await tell('get', client.get('a')); },
};
app.get('/:step', async (req, res) => { await steps[req.params.step](); res.end(); });
app.listen(3000);`;
  const step = (name: string) => ({ type: 'request', url: `http://shop.test/${name}` }) as const;
  const { of } = await runWorld(app, [
    step('first'),
    { type: 'store.fail', how: 'disconnect' },
    step('get'),
    { type: 'store.recover' },
    // the server has lost what it held
    { type: 'store.clear' },
    { type: 'advance', ms: 100 },
    step('get'),
    step('quit'),
  ]);
  return once(of('console').map(({ text }) => withoutAddress(text)));
}

it('a client that loses its Redis is told what it is told on real Node', async () => {
  const [real, ours] = await Promise.all([onNode(), inSandbox()]);
  // while it is away the client tries again and again: how many times is a matter of time
  const attempts = (lines: string[]) =>
    lines.filter((line) => line !== 'reconnecting' && line !== 'error: connect ECONNREFUSED');
  expect(ours).toContain('error: connect ECONNREFUSED');
  expect(real).toContain('error: connect ECONNREFUSED');
  expect(attempts(ours)).toEqual(attempts(real));
});
