import type { Finding } from '../finding.js';
import { eventsOf, spoken, type Traced } from '../traced.js';
import { saidByProxy } from './secure-behind-proxy.js';

/** The cookie is Secure and the browser came by plain http: express-session sends no cookie at all. */
export function secureOverHttp({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) => {
    const skip = eventsOf(exchange, 'cookie.skip').find(({ reason }) => reason === 'not-secure');
    if (!skip || exchange.request.url.startsWith('https:') || saidByProxy(exchange) === 'https') return [];
    const { cookie } = exchange.visit?.options ?? {};
    const option = typeof cookie === 'object' ? cookie.secure : undefined;
    // the session was made over https, and is meant to stay there
    if (option === 'auto') return [];
    return {
      mistake: 'secure-over-http',
      seq: skip.seq,
      requestId: exchange.id,
      because: `cookie.secure is true and ${spoken(exchange)} came by plain http: express-session sends no cookie ${skip.name}, so the browser has none to send back.`,
      change: "Serve the app by https; where it has to run by http too: cookie: { secure: 'auto' }.",
      ...(option === true && { edit: { option: 'cookie.secure', value: 'auto' } }),
    };
  });
}
