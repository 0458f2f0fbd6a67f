import type { HeldCookie } from '../../trace/event.js';
import { shortSid } from '../../trace/sentence.js';

/** The session id inside a signed cookie (`s:<sid>.<signature>`, percent-encoded); null when it is none. */
function sidInside(value: string): string | null {
  try {
    const text = decodeURIComponent(value);
    return text.startsWith('s:') && text.includes('.') ? text.slice(2, text.lastIndexOf('.')) : null;
  } catch {
    // not percent-encoded as a cookie of express-session is
    return null;
  }
}

/** A browser's cookies. */
export function Jar({ cookies, touched }: { cookies: readonly HeldCookie[]; touched: string | null }) {
  if (cookies.length === 0) return <p className="px-1 text-faint text-sm">The jar is empty.</p>;
  return (
    <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
      {cookies.map((cookie) => {
        const sid = sidInside(cookie.value);
        return (
          <li
            key={`${cookie.hostOnly ? '' : '.'}${cookie.domain}${cookie.path}${cookie.name}`}
            className="glow rounded-lg px-1.5 py-1"
            data-touched={touched === cookie.name}
          >
            <div className="flex items-baseline gap-2 font-mono text-[0.8125rem]">
              <span className="flex-none text-ink">{cookie.name}</span>
              {sid === null ? (
                <span className="truncate text-soft">{cookie.value}</span>
              ) : (
                <span data-actor="store" className="tag" title={cookie.value}>
                  {shortSid(sid)}
                </span>
              )}
            </div>
            <p className="text-faint text-xs">{attributes(cookie).join(' · ')}</p>
          </li>
        );
      })}
    </ul>
  );
}

function attributes({ domain, hostOnly, path, expires, httpOnly, secure, sameSite, partition }: HeldCookie): string[] {
  return [
    `Path ${path}`,
    ...(hostOnly ? [] : [`Domain ${domain}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(sameSite ? [`SameSite ${sameSite}`] : []),
    ...(partition ? [`Partitioned by ${partition}`] : []),
    expires === null ? 'until the browser closes' : `until ${expires.slice(11, 19)} on ${expires.slice(0, 10)}`,
  ];
}
