import type { HeaderList } from '../../../../trace/event.js';
import type { PageRequest } from './page-request.js';

/** Fetch standard, HTTP-redirect fetch: the browser gives up at the next. */
export const mostRedirects = 20;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const bodyHeaders = new Set([
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
  'transfer-encoding',
]);
/** These were for the first request; the browser makes its own for the next. */
const ownHeaders = new Set(['cookie', 'host', 'origin']);

/** Where a response sends the browser; null when it is no redirect to follow. */
export function redirectTarget(status: number, headers: HeaderList, url: URL): URL | null {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (!redirectStatuses.has(status) || location === undefined || !URL.canParse(location, url.href)) return null;
  const target = new URL(location, url);
  return target.protocol === 'http:' || target.protocol === 'https:' ? target : null;
}

/** The request that follows a redirect (Fetch standard, HTTP-redirect fetch). */
export function redirected(request: PageRequest, id: string, status: number, target: URL): PageRequest {
  const { method, url, from, headers, crossOrigin } = request;
  const becomesGet =
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD');
  const leavesOrigin = target.origin !== url.origin;
  const dropped = (name: string) =>
    ownHeaders.has(name) || (becomesGet && bodyHeaders.has(name)) || (leavesOrigin && name === 'authorization');
  return {
    ...request,
    method: becomesGet ? 'GET' : method,
    body: becomesGet ? Buffer.alloc(0) : request.body,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped(name.toLowerCase()))),
    url: target,
    crossOrigin: crossOrigin || (from !== null && from.origin !== target.origin),
    originTainted: request.originTainted || (leavesOrigin && from !== null && from.origin !== url.origin),
    redirectOf: id,
  };
}
