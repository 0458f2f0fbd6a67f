import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bounds } from '../bounds.js';
import { type ExperimentInput, experiment } from '../experiment.js';
import { NotAnExperimentError } from '../read-experiment.js';
import { toBase64Url } from './base64url.js';
import { experimentOfLinkText, linkText } from './link.js';

const request = { type: 'request', url: 'http://shop.test/' } as const;
const views = { app: "require('express')();\n".repeat(40), actions: [request, request] };

/** A link whose maker was not us. */
const forged = (json: string | Uint8Array) =>
  `1.${toBase64Url(deflateSync(typeof json === 'string' ? new TextEncoder().encode(json) : json, { level: 9 }))}`;

/** What a link is answered with. */
function refusal(text: string): string {
  try {
    experimentOfLinkText(text);
  } catch (error) {
    if (error instanceof NotAnExperimentError) return error.message;
    throw error;
  }
  return 'It opened.';
}

/** Any text, script and broken surrogates too. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('<script>alert(1)</script>', '\ud800', '\u2028', '__proto__', '"; alert(1); "'),
);
const name = fc.constantFrom('alice', 'constructor', 'toString', 'bob 2');
const url = fc.constantFrom('http://shop.test/', 'https://shop.test/a?b=<script>#c');
const anyExperiment: fc.Arbitrary<ExperimentInput> = fc.record(
  {
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    app: text,
    files: fc.dictionary(fc.constantFrom('views/a.ejs', 'constructor', 'b'), text),
    browsers: fc.dictionary(name, fc.record({ private: fc.boolean() })),
    actions: fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('request' as const), browser: name, url, body: text }),
        fc.record({ type: fc.constant('deploy' as const), app: text }),
        fc.record({ type: fc.constant('advance' as const), ms: fc.nat() }),
        fc.record({ type: fc.constant('store.delete' as const), sid: text }),
      ),
      { maxLength: 6 },
    ),
  },
  { requiredKeys: ['app', 'actions'] },
);

describe('a link', () => {
  it('opens to the experiment it was made of, whatever its strings hold', () => {
    fc.assert(
      fc.property(anyExperiment, (made) => {
        const link = linkText(made);
        expect(link).toMatch(/^1\.[\w-]+$/);
        expect(experimentOfLinkText(link)).toEqual(experiment.parse(made));
      }),
    );
  });

  it('is a few hundred characters for an app of the guide', () => {
    expect(linkText(views).length).toBeLessThan(300);
  });

  it('that is cut, wherever, says that it is not whole', () => {
    const link = linkText(views);
    for (let length = 2; length < link.length; length++) expect(refusal(link.slice(0, length))).toMatch(/not whole/);
  });

  it('of a newer version says so', () => {
    expect(refusal('2.anything at all')).toMatch(/newer version/);
  });

  it('that opens to 10 MB is refused before half of it is there', () => {
    const bomb = forged(new Uint8Array(10_000_000));
    expect(bomb.length).toBeLessThan(14_000);
    expect(refusal(bomb)).toMatch(/more than an experiment may have: over 2500000 bytes/);
    // its second half is not looked at: that it is missing goes unseen
    const half = bomb.slice(0, 2 + 4 * Math.floor(bomb.length / 8));
    expect(refusal(half)).toMatch(/more than an experiment may have: over 2500000 bytes/);
    expect(refusal(half.slice(0, 2 + 4 * Math.floor(bomb.length / 32)))).toMatch(/not whole|cut/);
    expect(refusal(`1.${'A'.repeat(bounds.linkLength + 1)}`)).toMatch(/more than an experiment may have/);
  });

  it.each([
    ['', /holds no experiment\.$/],
    ['1', /holds no experiment\.$/],
    ['javascript:alert(1)', /holds no experiment\.$/],
    ['1.<script>alert(1)</script>', /not whole/],
    ['1.AAAA', /not whole/],
    [forged(Uint8Array.from([0xff, 0xfe, 0])), /holds no experiment: not JSON/],
    [forged('[]'), /holds no experiment: the experiment: Invalid input: expected object/],
    [forged('{"app":1,"actions":[]}'), /holds no experiment: app: /],
    [forged('{"app":"","actions":[],"<script>":1}'), /holds no experiment: \["<script>"\]: is not a known field/],
    [forged('{"app":"","actions":[],"__proto__":{"polluted":1}}'), /holds no experiment: __proto__: is not a known/],
    [forged('{"app":"","actions":[{"type":"request","url":"javascript:alert(1)"}]}'), /actions\[0\]\.url: /],
    [forged(JSON.stringify({ app: 'a'.repeat(bounds.sourceLength + 1), actions: [] })), /holds no experiment: app: /],
    [forged('{"app":'), /holds no experiment: not JSON/],
    [forged('['.repeat(2_000_000)), /holds no experiment: not JSON/],
  ])('%.60j is refused in one sentence', (link, sentence) => {
    expect(refusal(link)).toMatch(sentence);
    expect(refusal(link)).not.toContain('\n');
  });

  it('with prototype keys where any key may stand changes nothing but itself', () => {
    const files = '{"__proto__":"{}","constructor":"a"}';
    const opened = experimentOfLinkText(forged(`{"app":"","actions":[],"files":${files}}`));
    expect(Object.keys(opened.files ?? {})).toEqual(['constructor']);
    expect(Object.getPrototypeOf(opened.files)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('of anything at all opens, or is refused in one sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((s) => new TextEncoder().encode(s)),
        ),
        (bytes) => {
          expect(refusal(`1.${toBase64Url(bytes)}`)).toMatch(/^This link .+\.$/);
          expect(refusal(forged(bytes))).toMatch(/^This link .+\.$/);
        },
      ),
    );
  });
});
