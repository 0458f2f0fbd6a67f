import { expect, it } from 'vitest';
import { readProgress, writeProgress } from './progress.js';

const progress = { 'sessions/views-counter/first-visit': { done: true, predicted: 0, right: 1 } };

it('reads what it has written', () => {
  expect(readProgress(writeProgress(progress))).toEqual(progress);
});

it('reads what was written before there was a version: steps by their numbered folders', () => {
  expect(readProgress('["01-sessions/01-views-counter/01-first-visit"]')).toEqual({
    'sessions/views-counter/first-visit': { done: true },
  });
});

it('keeps what is valid of progress that was tampered with', () => {
  const tampered = { version: 1, steps: { ...progress, a: { predicted: 'x' }, b: 3, c: { done: true, more: 1 } } };
  expect(readProgress(JSON.stringify(tampered))).toEqual({ ...progress, c: { done: true } });
  const named = JSON.parse('{"version":1,"steps":{"__proto__":{"done":true}}}');
  expect(readProgress(JSON.stringify(named))).toEqual({});
});

it.each(['', '{', '3', 'null', '{"version":2,"steps":{}}', '{"steps":[]}'])('takes %j for no progress', (text) => {
  expect(readProgress(text)).toBeNull();
});
