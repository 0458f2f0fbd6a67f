import fc from 'fast-check';
import { expect, it } from 'vitest';
import { variantOf } from './variant.js';

const step = {
  start: { app: 'req.session.views = 1; // resave: true', actions: [] },
  do: 'Send GET / as alice. Alice views it at shop.test.',
  predict: {
    question: 'With resave: true?',
    choices: [
      { text: 'one', when: { event: 'request' as const, where: { 'session.views': 1 }, count: 1 } },
      { text: 'two', when: { event: 'request' as const, where: {}, count: 1 } },
      { text: 'three', when: { event: 'request' as const, where: {}, count: 1 } },
    ],
    because: '',
  },
  check: [],
  solution: [],
  vary: [{ 'resave: true': 'resave: false' }],
};

it('has other names, the same ones everywhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const { start, do: task, predict } = variantOf(step, seed);
      const [, field = ''] = /session\.(\w+)/.exec(start.app) ?? [];
      expect(field).not.toBe('views');
      const first = predict.choices.find(({ text }) => text === 'one');
      expect(first?.when.where).toEqual({ [`session.${field}`]: 1 });
      expect(task).not.toMatch(/alice|shop\.test/i);
      const [, name = ''] = /as (\w+)\./.exec(task) ?? [];
      expect(task.toLowerCase()).toContain(`. ${name} `);
    }),
  );
});

it('has all choices, in some other order for some seed, and what the step varies for every second one', () => {
  const variants = [1, 2, 3, 4, 5, 6].map((seed) => variantOf(step, seed));
  const orders = variants.map(({ predict }) => predict.choices.map(({ text }) => text));
  for (const order of orders) expect([...order].sort()).toEqual(['one', 'three', 'two']);
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
  expect(variants.map(({ start }) => /resave: (\w+)/.exec(start.app)?.[1])).toEqual([
    'false',
    'true',
    'false',
    'true',
    'false',
    'true',
  ]);
});

it('is the same for the same seed, and the step itself for none', () => {
  expect(variantOf(step, 7)).toEqual(variantOf(step, 7));
  expect(variantOf(step, 0)).toBe(step);
});
