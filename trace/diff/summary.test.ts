import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceDifference } from './difference.js';
import { summary } from './summary.js';

const found = (
  what: TraceDifference['what'],
  requestId: string | null,
  before: unknown,
  after: unknown,
  which = '',
): TraceDifference => ({ requestId, what, which, before, after, sentence: '' });
const saves = (...ids: string[]) =>
  ids.flatMap((id) => [found('decision', id, true, false, 'save'), found('decision', id, false, true, 'touch')]);

const sentence = (...all: TraceDifference[]) => summary('resave: false', all);

describe('what changed, in one sentence', () => {
  it('counts the decisions, and says what stayed', () => {
    expect(sentence(...saves('r2', 'r3', 'r4'))).toBe(
      'With resave: false, 3 fewer saves and 3 more touches; the cookie, every page and the store at the end are the same.',
    );
  });

  it('says where a page is another, and does not say of it that it stayed', () => {
    expect(sentence(found('body', 'r2', 'views 2', 'views 1'), found('status', 'r2', 200, 500))).toBe(
      'With resave: false, another page in r2; the cookie and the store at the end are the same.',
    );
    expect(sentence(...['r1', 'r2', 'r3', 'r4'].map((id) => found('body', id, 'a', 'b')))).toContain(
      'another page in 4 requests;',
    );
  });

  it('tells rows that are missing from rows that hold something else', () => {
    expect(sentence(found('row', null, { views: 1 }, undefined))).toContain('1 fewer session in the store at the end;');
    expect(sentence(found('row', null, { views: 1 }, { views: 2 }))).toContain('other data in the store at the end;');
  });

  it('says that decisions moved when there are as many as before', () => {
    const moved = [found('decision', 'r1', true, false, 'save'), found('decision', 'r2', undefined, true, 'save')];
    expect(sentence(...moved)).toContain('With resave: false, saves in other requests;');
  });

  it('does not count a decision that was never asked for', () => {
    expect(sentence(found('decision', 'r1', undefined, false, 'touch'), found('output', 'r1', [], ['x']))).toBe(
      'With resave: false, other output of the app in r1; the cookie, every page and the store at the end are the same.',
    );
  });

  it('names requests, mistakes and cookies too', () => {
    expect(
      sentence(
        found('request', 'r3', {}, undefined),
        found('jar', null, {}, undefined),
        found('row', null, {}, undefined),
        found('body', 'r2', 'a', 'b'),
        found('finding', 'r2', undefined, 1, 'resave-race'),
      ),
    ).toBe(
      'With resave: false, 1 fewer request, a cookie that is not the same at the end, another page in r2, 1 fewer session in the store at the end and 1 more known mistake.',
    );
  });

  it('is a whole sentence whatever differs', () => {
    const kinds = ['request', 'cookie-sent', 'status', 'body', 'decision', 'output', 'jar', 'row', 'finding'] as const;
    const value = fc.constantFrom(undefined, true, false, 1);
    const difference = fc
      .tuple(
        fc.constantFrom(...kinds),
        fc.constantFrom('r1', 'r2', null),
        value,
        value,
        fc.constantFrom('save', 'touch'),
      )
      .map((all) => found(...all));
    fc.assert(
      fc.property(fc.array(difference), (all) => {
        expect(sentence(...all)).toMatch(
          /^With resave: false, [a-z0-9][^;]*[a-z0-9](; [a-z ,]+ (is|are) the same)?[.]$|: every/i,
        );
      }),
    );
  });

  it('says so when nothing differs', () => {
    expect(sentence()).toBe(
      'With resave: false, nothing differs in what was sent so far: every decision, page, cookie and row is the same.',
    );
  });
});
