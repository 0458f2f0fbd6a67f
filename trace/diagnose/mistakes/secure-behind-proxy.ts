import type { Finding } from '../finding.js';
import { type Exchange, eventsOf, headerValues, spoken, type Traced } from '../traced.js';

/** The browser came by https, a proxy ended it, and express-session does not believe or hear of that. */
export function secureBehindProxy({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const skip = eventsOf(exchange, 'cookie.skip').find(({ reason }) => reason === 'not-secure');
    const said = saidByProxy(exchange);
    if (!skip || !(exchange.request.url.startsWith('https:') || said === 'https')) return [];
    return {
      mistake: 'secure-behind-proxy',
      seq: skip.seq,
      requestId: exchange.id,
      ...advice(exchange, said),
    };
  });
}

function advice(exchange: Exchange, said: string | null): Pick<Finding, 'because' | 'change' | 'edit'> {
  const start = `cookie.secure is true and ${spoken(exchange)} reached the app from a proxy by plain http;`;
  if (said === 'https') {
    const proxy = exchange.visit?.options.proxy;
    const setting =
      proxy === undefined ? "'trust proxy' does not cover it and proxy was left out" : `proxy is ${proxy}`;
    return {
      because: `${start} the proxy says X-Forwarded-Proto: https, but ${setting}: express-session does not believe it, and sends no cookie.`,
      change: "app.set('trust proxy', 1) for one proxy, or proxy: true in session({...}).",
      edit: { option: 'proxy', value: true },
    };
  }
  const header = said === null ? 'the proxy sends no X-Forwarded-Proto' : `the proxy says X-Forwarded-Proto: ${said}`;
  return {
    because: `${start} ${header}: nothing tells express-session that the browser came by https, so it sends no cookie.`,
    change:
      "Make the proxy send X-Forwarded-Proto (nginx: proxy_set_header X-Forwarded-Proto $scheme;), and app.set('trust proxy', 1).",
  };
}

/** What X-Forwarded-Proto says of the browser's connection when the request reaches the app; null where there is none. */
export function saidByProxy(exchange: Exchange): string | null {
  const added = eventsOf(exchange, 'proxy').flatMap((proxy) => headerValues(proxy.added, 'x-forwarded-proto'));
  const header = added.at(-1) ?? headerValues(exchange.request.headers, 'x-forwarded-proto')[0];
  return header?.split(',')[0]?.trim().toLowerCase() ?? null;
}
