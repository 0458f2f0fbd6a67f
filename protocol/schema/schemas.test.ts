import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { schemas, schemaText } from './schemas.js';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const guide = JSON.parse(read('../../experiments/4-options.json')) as Record<string, unknown>;

describe('the formats as JSON Schema', () => {
  it.each(Object.entries(schemas))('%s is what `npm run schemas` writes', (name, schema) => {
    expect(read(name)).toBe(schemaText(schema));
  });

  it('take an experiment of the guide, and none with a field that is not known or an action that is not there', () => {
    const experiment = z.fromJSONSchema(JSON.parse(read('experiment.schema.json')));
    expect(experiment.safeParse(guide).success).toBe(true);
    expect(experiment.safeParse({ ...guide, sed: 1 }).success).toBe(false);
    expect(experiment.safeParse({ ...guide, actions: [{ type: 'jump' }] }).success).toBe(false);
    expect(experiment.safeParse({ actions: [] }).success).toBe(false);
  });
});
