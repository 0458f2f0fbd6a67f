import type { Element, ElementContent, Root, Text } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { createHighlighter } from 'shiki';
import { unified } from 'unified';
import type { Glossary } from '../../protocol/lesson.js';
import { cutAtLiveThings, type LiveThing } from './live-things.js';
import { withWords } from './words.js';

const languages = ['js', 'http', 'bash', 'json'];

const highlighter = createHighlighter({ themes: ['github-light', 'github-dark'], langs: languages });

/** Prose is HTML made when the lessons are built: the browser neither parses nor highlights. */
export async function renderProse(markdown: string, glossary: Glossary): Promise<string> {
  const shiki = await highlighter;
  const html = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(() => (tree: Root) => withLiveThings(tree))
    .use(() => (tree: Root) => withWords(tree, glossary))
    .use(() => (tree: Root) => highlightIn(tree, shiki))
    .use(rehypeStringify)
    .process(markdown);
  return String(html);
}

type Highlighter = Awaited<typeof highlighter>;

function highlightIn(parent: Root | Element, shiki: Highlighter) {
  parent.children.forEach((child, i) => {
    if (child.type !== 'element') return;
    const code = child.tagName === 'pre' ? child.children[0] : undefined;
    if (code?.type === 'element' && code.tagName === 'code') parent.children[i] = highlighted(code, shiki);
    else highlightIn(child, shiki);
  });
}

function highlighted(code: Element, shiki: Highlighter): ElementContent {
  const [name = ''] = [code.properties.className ?? []].flat();
  const asked = String(name).replace('language-', '');
  const lang = languages.includes(asked) ? asked : 'text';
  const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  // both themes as CSS variables: the page's own theme decides which is shown
  const themes = { light: 'github-light', dark: 'github-dark' };
  const [pre] = shiki.codeToHast(text.trimEnd(), { lang, themes, defaultColor: false }).children;
  return pre as ElementContent;
}

/** Code shows what it is: nothing in it is live. */
function withLiveThings(parent: Root | Element) {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return cutAtLiveThings(child.value).map(liveOrText);
    if (child.type === 'element' && child.tagName !== 'code') withLiveThings(child);
    return [child];
  });
}

/** What it does, and what it says when it is live, is the page's (client/lesson/live-prose.ts). */
const liveOrText = (piece: string | LiveThing): Element | Text =>
  typeof piece === 'string'
    ? { type: 'text', value: piece }
    : {
        type: 'element',
        tagName: 'button',
        properties: { type: 'button', className: ['live'], dataLive: piece.kind, dataOf: piece.of },
        children: [{ type: 'text', value: piece.of }],
      };
