import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import type { Page } from '../pages/page.js';

/** The pages that may be found, for those who search (sitemaps.org, protocol 0.9). @param origin of the server */
export function sitemap(pages: readonly Page[], origin: string): string {
  const urls = pages.filter(({ listed }) => listed).map(({ path }) => s('url', s('loc', origin + path)));
  const set = s('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toHtml(set, { space: 'svg' })}\n`;
}

/** What those who search may ask for (RFC 9309). @param origin null where it is not known: then no sitemap is named */
export const robots = (origin: string | null) =>
  ['User-agent: *', 'Disallow: /share/', ...(origin ? [`Sitemap: ${origin}/sitemap.xml`] : []), ''].join('\n');
