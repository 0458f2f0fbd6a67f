import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { symptoms } from './symptoms.js';

it('leads from each symptom to a step that there is', async () => {
  const entries = await readdir(join(process.cwd(), 'lessons'), { recursive: true });
  const steps = entries.map((name) =>
    name
      .replaceAll('\\', '/')
      .replace(/\.md$/, '')
      .replace(/(^|\/)\d\d-/g, '$1'),
  );
  expect(symptoms.filter(({ step }) => !steps.includes(step))).toEqual([]);
});
