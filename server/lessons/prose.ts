import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A ``` block: `lang` and what stands behind it, such as `js fragment`; `line` of the prose, from 1. */
export type CodeBlock = { lang: string; fragment: boolean; text: string; line: number };
export type ProseLink = { to: string; line: number };

const markdown = unified().use(remarkParse).use(remarkGfm);

export const codeBlocks = (prose: string): CodeBlock[] =>
  nodes(prose, 'code').map(({ lang, meta, value, position }) => ({
    lang: lang ?? '',
    fragment: meta === 'fragment',
    text: value ?? '',
    line: position?.start.line ?? 1,
  }));

export const proseLinks = (prose: string): ProseLink[] =>
  nodes(prose, 'link').map(({ url, position }) => ({ to: url ?? '', line: position?.start.line ?? 1 }));

type AnyNode = {
  type: string;
  position?: { start: { line: number } } | undefined;
  children?: AnyNode[];
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  value?: string;
  url?: string;
};

function nodes(prose: string, type: string): AnyNode[] {
  const found: AnyNode[] = [];
  const visit = (node: AnyNode) => {
    if (node.type === type) found.push(node);
    for (const child of node.children ?? []) visit(child);
  };
  visit(markdown.parse(prose) as AnyNode);
  return found;
}
