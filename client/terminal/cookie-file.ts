/** curl's cookie file (the Netscape format): `-c` writes it, `-b` reads it. */
export type FileCookie = {
  domain: string;
  /** It had a Domain attribute, and goes to the hosts below that domain too. */
  subdomains: boolean;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  /** Seconds since the epoch; 0 for a cookie that ends with the session. */
  expires: number;
  name: string;
  value: string;
};

const httpOnlyPrefix = '#HttpOnly_';

export function parseCookieFile(text: string): FileCookie[] {
  return text.split('\n').flatMap((line) => {
    const httpOnly = line.startsWith(httpOnlyPrefix);
    if (line.startsWith('#') && !httpOnly) return [];
    const [domain, subdomains, path, secure, expires, name, value] = (
      httpOnly ? line.slice(httpOnlyPrefix.length) : line
    ).split('\t');
    if (!domain || path === undefined || name === undefined) return [];
    return [
      {
        // curl writes a dot before a domain that covers others
        domain: domain.replace(/^\./, ''),
        subdomains: subdomains === 'TRUE',
        path,
        secure: secure === 'TRUE',
        httpOnly,
        expires: Number(expires) || 0,
        name,
        value: value ?? '',
      },
    ];
  });
}

export function formatCookieFile(cookies: readonly FileCookie[]): string {
  const lines = cookies.map(({ domain, subdomains, path, secure, httpOnly, expires, name, value }) =>
    [
      `${httpOnly ? httpOnlyPrefix : ''}${subdomains ? '.' : ''}${domain}`,
      flag(subdomains),
      path,
      flag(secure),
      expires,
      name,
      value,
    ].join('\t'),
  );
  return ['# Netscape HTTP Cookie File', ...lines, ''].join('\n');
}

const flag = (value: boolean) => (value ? 'TRUE' : 'FALSE');

/** The Cookie header for a URL. @param now seconds since the epoch. */
export function cookieHeader(cookies: readonly FileCookie[], url: string, now: number): string | null {
  const { hostname, pathname, protocol } = new URL(url);
  const sent = cookies.filter(
    ({ domain, subdomains, path, secure, expires }) =>
      (domain === hostname || (subdomains && hostname.endsWith(`.${domain}`))) &&
      pathMatches(pathname, path) &&
      (!secure || protocol === 'https:') &&
      (expires === 0 || expires > now),
  );
  return sent.length > 0 ? sent.map(({ name, value }) => `${name}=${value}`).join('; ') : null;
}

/** RFC 6265 section 5.1.4. */
const pathMatches = (path: string, cookiePath: string) =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);

/** The cookies after one Set-Cookie header (RFC 6265 section 5.2). @param now seconds since the epoch. */
export function takeSetCookie(cookies: readonly FileCookie[], header: string, url: string, now: number): FileCookie[] {
  const [pair = '', ...parts] = header.split(';');
  const at = pair.indexOf('=');
  if (at < 1) return [...cookies];
  const attributes = new Map(
    parts.map((part) => {
      const [key = '', ...value] = part.trim().split('=');
      return [key.toLowerCase(), value.join('=')];
    }),
  );
  const maxAge = attributes.get('max-age');
  const until = attributes.get('expires');
  const expires = maxAge !== undefined ? now + Number(maxAge) : until ? Math.floor(Date.parse(until) / 1000) : 0;
  const host = new URL(url).hostname;
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  if (domain && host !== domain && !host.endsWith(`.${domain}`)) return [...cookies];
  const cookie: FileCookie = {
    domain: domain || host,
    subdomains: Boolean(domain),
    path: attributes.get('path') || '/',
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    expires: expires === 0 || Number.isNaN(expires) ? 0 : Math.max(1, expires),
    name: pair.slice(0, at).trim(),
    value: pair.slice(at + 1).trim(),
  };
  if (cookie.secure && !url.startsWith('https:')) return [...cookies];
  const others = cookies.filter(
    ({ domain, path, name }) => domain !== cookie.domain || path !== cookie.path || name !== cookie.name,
  );
  return cookie.expires !== 0 && cookie.expires <= now ? others : [...others, cookie];
}
