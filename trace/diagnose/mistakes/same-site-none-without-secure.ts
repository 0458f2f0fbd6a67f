import type { Finding } from '../finding.js';
import { eventsOf, type Traced } from '../traced.js';

/** A cookie with SameSite=None has to be Secure: browsers refuse it otherwise (RFC 6265bis section 5.7). */
export function sameSiteNoneWithoutSecure({ exchanges }: Traced): Finding[] {
  return exchanges.flatMap((exchange) =>
    eventsOf(exchange, 'cookie.set')
      .filter(({ attributes }) => attributes.SameSite === 'None' && attributes.Secure === undefined)
      .map(({ seq, name }) => ({
        mistake: 'same-site-none-without-secure' as const,
        seq,
        requestId: exchange.id,
        because: `The cookie ${name} was sent with SameSite=None but without Secure: browsers refuse it.`,
        change: "cookie: { sameSite: 'none', secure: true }, and https.",
        edit: { option: 'cookie.secure', value: true },
      })),
  );
}
