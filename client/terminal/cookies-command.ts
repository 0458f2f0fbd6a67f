import type { HeldCookie } from '../../trace/event.js';
import { text } from '../text/text.js';
import { type FileCookie, formatCookieFile } from './cookie-file.js';
import { type Output, output, type TerminalWorld, UsageError } from './terminal-world.js';

const words = text.terminal.cookies;

/** `cookies`: every browser's jar to read; `cookies NAME`: that browser's as a cookie file, for `curl -b`. */
export const cookies = (args: readonly string[], world: TerminalWorld): Promise<Output> =>
  output('cookies', () => {
    // curl's own cookies are in the files it was told of, and nowhere else
    const { curl: _files, ...browsers } = world.state().browsers;
    const [name, more] = args;
    if (more !== undefined) throw new UsageError(words.tooMany);
    if (name === undefined) {
      const jars = Object.entries(browsers).map(
        ([browser, jar]) => `${browser}\n${jar.map(lineOf).join('') || words.empty}`,
      );
      return jars.length === 0 ? words.noBrowser : jars.join('');
    }
    const jar = Object.hasOwn(browsers, name) ? browsers[name] : undefined;
    if (!jar) throw new Error(words.unknown(name, Object.keys(browsers).join(', ')));
    return formatCookieFile(jar.map(asFileCookie));
  });

const asFileCookie = ({ domain, hostOnly, path, secure, httpOnly, expires, name, value }: HeldCookie): FileCookie => ({
  domain,
  subdomains: !hostOnly,
  path,
  secure,
  httpOnly,
  expires: expires === null ? 0 : Math.floor(Date.parse(expires) / 1000),
  name,
  value,
});

function lineOf({ name, value, domain, path, expires, httpOnly, secure, sameSite }: HeldCookie): string {
  const attributes = [
    `${domain}${path}`,
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(sameSite ? [`SameSite=${sameSite}`] : []),
    expires === null ? words.untilClosed : words.until(expires),
  ];
  return `  ${name}=${value}  ${attributes.join(', ')}\n`;
}
