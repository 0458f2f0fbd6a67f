import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Page } from '../pages/page.js';

const siteName = 'Session Playground';

/**
 * What is said of a page in its head: for the tab, for those who search (canonical address, whether to list it) and for
 * those who show links to it (Open Graph), and which JSON the client will ask for.
 * @param origin of the server as it is reached, such as `https://sessions.example`; null when that is not known
 * @returns HTML
 */
export function pageHead({ path, title, description, listed, data }: Page, origin: string | null): string {
  const full = title === '' ? siteName : `${title} · ${siteName}`;
  const property = (name: string, content: string) => h('meta', { property: `og:${name}`, content });
  return toHtml([
    h('title', full),
    h('meta', { name: 'description', content: description }),
    ...(listed ? [] : [h('meta', { name: 'robots', content: 'noindex' })]),
    ...(origin === null
      ? []
      : [
          h('link', { rel: 'canonical', href: origin + path }),
          property('url', origin + path),
          property('image', `${origin}${cardOf(path)}`),
          property('image:width', '1200'),
          property('image:height', '630'),
        ]),
    property('title', title === '' ? siteName : title),
    property('description', description),
    property('type', 'website'),
    property('site_name', siteName),
    h('meta', { name: 'twitter:card', content: 'summary_large_image' }),
    ...data.map((href) => h('link', { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href })),
  ]);
}

/** The address of a page's picture for those who show links to it. */
const cardOf = (path: string) => `/pictures${path === '/' ? '/index' : path}.png`;

/**
 * Puts a page into the client's own HTML, in place of what that says of itself.
 * @param template `index.html` as vite built it
 * @throws Error when the template has no place for it
 */
export function pageTemplate(template: string): (head: string, body: string) => string {
  const places = [/<title>[^<]*<\/title>/, /<meta\s+name="description"[^>]*>/, '<div id="root"></div>'] as const;
  for (const place of places)
    if (template.search(place) === -1) throw new Error(`The built page has no ${String(place)}.`);
  const [title, description, root] = places;
  return (head, body) =>
    template
      .replace(description, '')
      .replace(title, () => head)
      .replace(root, () => `<div id="root">${body}</div>`);
}
