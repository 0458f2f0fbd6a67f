import type { Element, ElementContent, Root, Text } from 'hast';
import type { Glossary } from '../../protocol/lesson.js';

/** Where a word is what it says, or leads elsewhere already. */
const untouched = new Set(['a', 'button', 'code', 'h2', 'h3', 'h4', 'pre', 'strong']);

/**
 * Makes the first occurrence of each word of the glossary a button that shows what it means: a popover of HTML's own,
 * which needs no script.
 */
export function withWords(tree: Root, glossary: Glossary) {
  const left = new Map(Object.entries(glossary));
  const visit = (parent: Root | Element) => {
    parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type === 'text') return explained(child, left);
      if (child.type === 'element' && !untouched.has(child.tagName)) visit(child);
      return [child];
    });
  };
  visit(tree);
}

function explained(text: Text, left: Map<string, Glossary[string]>): ElementContent[] {
  let first: { at: number; length: number; id: string } | null = null;
  for (const [id, { term }] of left) {
    const found = new RegExp(`(?<![\\w-])${escaped(term)}s?(?![\\w-])`, 'i').exec(text.value);
    if (!found) continue;
    // of two that begin together the longer is meant: "session id", not "session"
    const before = first === null || found.index < first.at;
    if (before || (found.index === first?.at && found[0].length > first.length))
      first = { at: found.index, length: found[0].length, id };
  }
  const word = first && left.get(first.id);
  if (!first || !word) return [text];
  left.delete(first.id);
  const written = text.value.slice(first.at, first.at + first.length);
  const rest = { type: 'text' as const, value: text.value.slice(first.at + first.length) };
  return [
    { type: 'text', value: text.value.slice(0, first.at) },
    ...wordWithMeaning(first.id, written, word),
    ...explained(rest, left),
  ];
}

const escaped = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const element = (tagName: string, properties: Element['properties'], ...children: (string | Element)[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

function wordWithMeaning(id: string, written: string, { term, means, see }: Glossary[string]): Element[] {
  const popover = `word-${id}`;
  return [
    element('button', { type: 'button', className: ['word'], popoverTarget: popover }, written),
    element(
      'span',
      { id: popover, className: ['meaning'], popover: 'auto' },
      element('b', {}, term),
      ` ${means} `,
      element('a', { href: see, target: '_blank', rel: ['noreferrer'] }, new URL(see).host),
    ),
  ];
}
