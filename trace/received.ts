import type { EventOf, HeaderList } from './event.js';

/** A request as it reached the app. */
export type Received = { scheme: 'http' | 'https'; headers: HeaderList; address: string | undefined };

/**
 * What the app saw of a request: the proxies in between ended TLS, and wrote headers of their own over those that
 * came. `proxies` are its `proxy` events in their order; none means that the browser spoke to the app itself.
 */
export function received(
  { url, headers, address }: Pick<EventOf<'request'>, 'url' | 'headers' | 'address'>,
  proxies: readonly Pick<EventOf<'proxy'>, 'added' | 'address'>[],
): Received {
  return {
    scheme: proxies.length === 0 && url.startsWith('https:') ? 'https' : 'http',
    headers: proxies.reduce<HeaderList>((sent, { added }) => over(sent, added), headers),
    address: proxies.at(-1)?.address ?? address,
  };
}

function over(headers: HeaderList, added: HeaderList): HeaderList {
  const written = new Set(added.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !written.has(name.toLowerCase())), ...added];
}
