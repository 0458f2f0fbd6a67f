import { type ReactNode, useMemo } from 'react';

/** More of a page than anybody reads on the stage. */
const mostCharacters = 20_000;
const deepest = 40;

/** Whether a browser takes a body for HTML and would show something else than its text. */
export const isMarkup = (contentType: string, body: string) =>
  contentType.toLowerCase().startsWith('text/html') && /<[a-z!/]/i.test(body);

/**
 * The text of an HTML page, with its headings, lists and fields to be told apart. The page is read, never put into this one:
 * the parser runs no script and loads nothing (HTML, 8.5.1), and what is drawn of it are spans made here.
 */
export function PageMarkup({ html }: { html: string }) {
  const drawn = useMemo(() => {
    const { body } = new DOMParser().parseFromString(html.slice(0, mostCharacters), 'text/html');
    return inside(body, 0);
  }, [html]);
  return <div className="page-markup">{drawn}</div>;
}

const inside = (node: Node, depth: number): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes
  [...node.childNodes].map((child, i) => <Piece key={i} node={child} depth={depth + 1} />);

function Piece({ node, depth }: { node: Node; depth: number }): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (!isElement(node) || depth > deepest || node.hasAttribute('hidden')) return null;
  const name = node.localName;
  if (name === 'br') return <br />;
  if (name === 'img') return node.getAttribute('alt');
  if (name === 'input') return <Input input={node} />;
  if (unseen.has(name)) return null;
  return (
    <span data-tag={name} className={blocks.has(name) ? 'block' : ''}>
      {name === 'select' ? chosen(node) : inside(node, depth)}
    </span>
  );
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

function Input({ input }: { input: Element }) {
  const type = input.getAttribute('type') ?? 'text';
  if (type === 'hidden') return null;
  const value = input.getAttribute('value') ?? '';
  if (type === 'submit' || type === 'button' || type === 'reset') return <span data-tag="button">{value || type}</span>;
  const checked = input.hasAttribute('checked');
  if (type === 'checkbox' || type === 'radio') return <span aria-hidden>{checked ? '☒' : '☐'} </span>;
  const shown = type === 'password' ? value.replace(/./gu, '•') : value;
  return <span data-tag="input">{shown || input.getAttribute('placeholder')}</span>;
}

/** What a list of choices shows: the chosen one, or the first. */
const chosen = (select: Element) =>
  (select.querySelector('option[selected]') ?? select.querySelector('option'))?.textContent;

const names = (list: string) => new Set(list.split(' '));

/** What a browser begins on a line of its own. */
const blocks = names(
  'address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tr ul',
);

/** What a browser draws nothing of, or what is no text. */
const unseen = names(
  'audio canvas datalist embed frame frameset head iframe link math meta noscript object script style svg template title video',
);
