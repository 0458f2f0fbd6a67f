import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { fileOf, runCli } from './test-cli.js';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

it('of every experiment here is as result.schema.json says, and of every kind that it knows', async () => {
  const schema = z.fromJSONSchema(read('protocol/schema/result.schema.json'));
  const names = readdirSync(join(root, 'experiments'), { recursive: true, encoding: 'utf8' })
    // gallery.json lists the experiments beside it
    .filter((name) => name.endsWith('.json') && basename(name) !== 'gallery.json')
    .map((name) => join('experiments', name));
  const lines = names.map((name) => JSON.stringify(read(name))).join('\n');
  const { stdout, exit } = await runCli(['--batch', await fileOf('all.jsonl', lines)]);
  expect(exit).toBe(0);
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const wrong = results.flatMap((result, i) => {
    const { error } = schema.safeParse(result);
    return error ? [`${names[i]}: ${z.prettifyError(error)}`] : [];
  });
  expect(wrong).toEqual([]);
  expect(results).toHaveLength(names.length);
  const seen = new Set(results.flatMap((result) => Object.keys(result)));
  expect([...seen].sort()).toEqual(Object.keys(read('protocol/schema/result.schema.json').properties).sort());
  expect(schema.safeParse({ ...results[0], findings: [{ mistake: 'no-such-mistake' }] }).success).toBe(false);
  expect(schema.safeParse({ ...results[0], other: 1 }).success).toBe(false);
}, 60_000);
