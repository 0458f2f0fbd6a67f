import type { Element, ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { createHighlighter } from 'shiki';
import { unified } from 'unified';

const languages = ['js', 'http', 'bash', 'json'];

const highlighter = createHighlighter({ themes: ['github-light', 'github-dark'], langs: languages });

/** A paragraph of prose is HTML made when the lessons are built: the browser neither parses nor highlights. */
export async function renderProse(markdown: string): Promise<string> {
  const shiki = await highlighter;
  const html = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
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
