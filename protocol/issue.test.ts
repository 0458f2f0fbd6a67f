import { describe, expect, it } from 'vitest';
import { experiment } from './experiment.js';
import { issueSentence } from './issue.js';

const wrong = (input: unknown) => {
  const { error } = experiment.safeParse(input);
  return error ? issueSentence(error, 'the experiment') : null;
};
const request = { type: 'request', url: 'http://shop.test/' };
const of = (...actions: unknown[]) => ({ app: '', actions });

describe('what is wrong with an experiment, in one sentence', () => {
  it.each([
    [null, /^the experiment: Invalid input: expected object/],
    [{ actions: [] }, /^app: Invalid input: expected string/],
    [{ app: '' }, /^actions: Invalid input: expected array/],
    [{ app: '', actions: [], sed: 1 }, /^sed: is not a known field here\.$/],
    [of(request, { type: 'jump' }), /^actions\[1\]\.type: is not a known type\.$/],
    [of({ type: 'request', url: 'shop' }), /^actions\[0\]\.url: Invalid URL/],
    [
      of({ type: 'parallel', requests: [request && { url: 'http://a/', headers: { 'x y': 'z' } }] }),
      /^actions\[0\]\.requests\[0\]\.headers/,
    ],
    [
      of({ type: 'parallel', requests: [{ url: 'http://a/', headers: { cookie: ['a', 5] } }] }),
      /^actions\[0\]\.requests\[0\]\.headers\.cookie\[1\]: Invalid input: expected string/,
    ],
    [of({ type: 'advance', ms: -1 }), /^actions\[0\]\.ms: /],
  ])('%j', (input, sentence) => {
    expect(wrong(input)).toMatch(sentence);
  });

  it('is nothing when the experiment is valid', () => {
    expect(wrong(of(request))).toBeNull();
  });
});
