import type { Element, ElementContent, Root, Text } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { createHighlighter } from 'shiki';
import { unified } from 'unified';
import type { Glossary } from '../../protocol/lesson.js';
import { withActors } from './actors.js';
import { cutAtLiveThings, type LiveThing } from './live-things.js';
import { withWords } from './words.js';

const languages = ['js', 'http', 'bash', 'json'];

/** Both as CSS variables: the page's own theme decides which is shown. */
const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

const highlighter = createHighlighter({ themes: Object.values(themes), langs: languages });

/**
 * Prose is HTML made when the lessons are built: the browser neither parses nor highlights.
 * @param still nothing in it can be pressed: what would be live is code
 */
export async function renderProse(markdown: string, glossary: Glossary, { still = false } = {}): Promise<string> {
  const shiki = await highlighter;
  const html = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(() => (tree: Root) => withActors(tree))
    .use(() => (tree: Root) => withLiveThings(tree, still))
    .use(() => (tree: Root) => withWords(tree, glossary))
    .use(() => (tree: Root) => highlightIn(tree, shiki))
    .use(rehypeStringify)
    .process(markdown);
  return String(html);
}

/** Code by itself, as HTML. @param lang one of `languages` */
export async function renderCode(code: string, lang: string): Promise<string> {
  return (await highlighter).codeToHtml(code.trimEnd(), { lang, themes, defaultColor: false });
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
  const [pre] = shiki.codeToHast(text.trimEnd(), { lang, themes, defaultColor: false }).children;
  return pre as ElementContent;
}

/** Code shows what it is: nothing in it is live. */
function withLiveThings(parent: Root | Element, still: boolean) {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return cutAtLiveThings(child.value).map((piece) => liveOrText(piece, still));
    if (child.type === 'element' && child.tagName !== 'code') withLiveThings(child, still);
    return [child];
  });
}

/** What it does, and what it says when it is live, is the page's (client/lesson/live-prose.ts). */
const liveOrText = (piece: string | LiveThing, still: boolean): Element | Text =>
  typeof piece === 'string'
    ? { type: 'text', value: piece }
    : {
        type: 'element',
        tagName: still ? 'code' : 'button',
        properties: still ? {} : { type: 'button', className: ['live'], dataLive: piece.kind, dataOf: piece.of },
        children: [{ type: 'text', value: piece.of }],
      };
