import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Attributes whose value is read or heard by people. */
const said = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);

/** What is written in these is code, a key, or the like: the same in every language. */
const codeElements = new Set(['code', 'kbd', 'pre', 'samp', 'style']);

/** A sign, or a single letter as a name, is no text. */
const hasWords = (text: string) => /\p{L}{2}/u.test(text);

type Node = { type: string; start: number } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
/** The node that a field of another holds, where it holds one. */
const held = (node: Node, field: string): Node[] => [node[field]].flat().filter(isNode);
const nameOf = (node: Node) => held(node, 'name').map(({ name }) => name)[0];

/**
 * Code is the same in every language too: an address, a path, a header or an assignment has a sign of its own between its
 * letters, a class has capitals inside; and these are values and units.
 */
const isCode = (text: string) =>
  /^[\w:/;,.= -]*\w(:\/\/|[./=]|: )\w[\w:/;,.= -]*$/.test(text) ||
  /^[A-Z][a-z]+[A-Z]\w*$/.test(text) ||
  values.has(text);
const values = new Set(['http', 'https', 'ms', 'null', 'undefined']);

/** The texts that an expression may come to: of a choice both, of a template its own words. */
function texts(node: Node): { start: number; text: string }[] {
  switch (node.type) {
    case 'Literal':
    case 'JSXText':
      return typeof node.value === 'string' ? [{ start: node.start, text: node.value.trim() }] : [];
    case 'TemplateElement':
      return [{ start: node.start, text: (node.value as { cooked: string }).cooked.trim() }];
    case 'TemplateLiteral':
      return held(node, 'quasis').flatMap(texts);
    case 'ConditionalExpression':
      return [...held(node, 'consequent'), ...held(node, 'alternate')].flatMap(texts);
    case 'LogicalExpression':
      return [...held(node, 'left'), ...held(node, 'right')].flatMap(texts);
    case 'JSXExpressionContainer':
      return held(node, 'expression').flatMap(texts);
    default:
      return [];
  }
}

/** What people read or hear of an element, or of an error that the page shows. */
function saidBy(node: Node): Node[] {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return held(node, 'children');
    case 'JSXAttribute':
      return said.has(String(nameOf(node))) ? held(node, 'value') : [];
    case 'NewExpression':
      return held(node, 'callee').some(({ name }) => name === 'Error') ? held(node, 'arguments') : [];
    default:
      return [];
  }
}

function within(node: Node): Node[] {
  const [opening] = held(node, 'openingElement');
  if (opening && codeElements.has(String(nameOf(opening)))) return within(opening);
  return [node, ...children(node).flatMap(within)];
}

/** What a file says that is not read from the catalogue, each with its line. */
const literals = (file: string, source: string): string[] =>
  within(parseSync(file, source).program as unknown as Node)
    .flatMap(saidBy)
    .flatMap(texts)
    .filter(({ text }) => hasWords(text) && !isCode(text))
    .map(({ start, text }) => `${file}:${source.slice(0, start).split('\n').length} ${text}`);

const client = path.resolve(import.meta.dirname, '..');
// the specimens of the design are for who works on it; the terminal answers as the programs do that it has;
// main.tsx fails only where index.html is not ours
const elsewhere = [path.join('design', 'specimens'), `terminal${path.sep}`, `text${path.sep}`, 'main.tsx'];
const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(
  (name) =>
    /(?<!\.test)\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !elsewhere.some((from) => name.startsWith(from)),
);

describe('the catalogue', () => {
  it('has all that the page says', () => {
    expect(files.length).toBeGreaterThan(150);
    const found = files.flatMap((name) => literals(name, readFileSync(path.join(client, name), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    ['text', '<p>Send it</p>'],
    ['a choice', "<p>{done ? 'Sent' : ''}</p>"],
    ['what stands beside a value', ['<p>{`$', '{n} requests`}</p>'].join('')],
    ['a label', '<button aria-label="Close" />'],
    ['a label with a value', ['<button aria-label={`Close $', '{name}`} />'].join('')],
    ['an error', "throw new Error('It failed.');"],
    ['a default', "<input placeholder={given ?? 'a path'} />"],
  ])('would not miss %s', (_, source) => {
    expect(literals('one.tsx', source)).toHaveLength(1);
  });

  it.each([
    ['what the catalogue says', '<p aria-label={text.title}>{text.about(3)}</p>'],
    ['code', '<code>what it is</code>'],
    ['an address', '<input placeholder="http://shop.test/" />'],
    ['what nobody reads', '<p className="tag" data-kind="row">≠</p>'],
  ])('finds nothing in %s', (_, source) => {
    expect(literals('one.tsx', source)).toEqual([]);
  });
});
