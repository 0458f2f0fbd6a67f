import type { ExperimentInput } from '../experiment.js';
import { type HarEntry, headerOf } from './har.js';
import { maskBody, masked, maskHeader, maskUrl } from './secrets.js';

type ActionInput = ExperimentInput['actions'][number];
type ParallelInput = Extract<ActionInput, { type: 'parallel' }>;
type RequestInput = ParallelInput['requests'][number];

/** Headers that the virtual browser or the wire writes, and those that say nothing to an app. */
const written =
  /^(:|sec-|proxy-connection$|(host|connection|content-length|transfer-encoding|te|upgrade|keep-alive|expect|cookie|cookie2|origin|referer|accept-encoding|upgrade-insecure-requests|priority|dnt|if-none-match|if-modified-since|access-control-request-.*)$)/i;

/** A recorded request as one of an experiment. */
export function requestFrom(entry: HarEntry, keepSecrets: boolean): RequestInput {
  const { request } = entry;
  const url = keepSecrets ? request.url : maskUrl(request.url);
  const headers = headersOf(entry, keepSecrets);
  const body = bodyOf(entry, keepSecrets);
  const from = fromOf(entry, keepSecrets);
  const kind = kindOf(entry);
  const withCookies = kind === 'fetch' && from !== undefined && headerOf(request, 'cookie') !== undefined;
  return {
    ...(request.method !== 'GET' && { method: request.method.toUpperCase() }),
    url,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body }),
    ...(from !== undefined && { from }),
    ...(kind !== undefined && { kind }),
    ...(withCookies && new URL(from).origin !== new URL(url).origin && { credentials: 'include' as const }),
  };
}

function headersOf({ request }: HarEntry, keepSecrets: boolean) {
  const headers: Record<string, string> = {};
  for (const { name, value } of request.headers)
    if (!written.test(name)) headers[name.toLowerCase()] = keepSecrets ? value : maskHeader(name, value);
  return headers;
}

function bodyOf({ request }: HarEntry, keepSecrets: boolean): string | undefined {
  const { postData } = request;
  if (!postData) return undefined;
  const fields = (postData.params ?? []).map(({ name = '', value = '' }): [string, string] => [name, value]);
  const text = postData.text || new URLSearchParams(fields).toString();
  const type = headerOf(request, 'content-type') ?? (postData.text ? '' : 'application/x-www-form-urlencoded');
  if (text === '') return undefined;
  return keepSecrets ? text : maskBody(text, type);
}

/** The page that sent it: its Referer, else its Origin, else what Chrome noted. */
function fromOf({ request, _initiator }: HarEntry, keepSecrets: boolean): string | undefined {
  const candidates = [headerOf(request, 'referer'), headerOf(request, 'origin'), _initiator?.url];
  const page = candidates.find((url) => url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url));
  return page === undefined || keepSecrets ? page : maskUrl(page);
}

/** By what the browser itself said of it (Fetch Metadata), else by what its developer tools noted. */
function kindOf({ request, _resourceType: type }: HarEntry): RequestInput['kind'] {
  const destination = headerOf(request, 'sec-fetch-dest') ?? (type && (destinations[type] ?? type));
  if (destination === undefined) return undefined;
  if (destination === 'document') return 'navigate';
  return destination === 'empty' ? 'fetch' : 'subresource';
}

const destinations: Record<string, string> = { xhr: 'empty', fetch: 'empty', ping: 'empty', eventsource: 'empty' };

/** The cookies that the browser sent although no recorded response had set them, put into its jar. */
export function cookiesBefore(entries: readonly HarEntry[], keepSecrets: boolean): ActionInput[] {
  const known = new Set<string>();
  const actions: ActionInput[] = [];
  for (const { request, response } of entries) {
    const { origin, hostname } = new URL(request.url);
    for (const [name, value] of cookiesIn(headerOf(request, 'cookie') ?? '')) {
      const key = `${hostname} ${name}`;
      if (known.has(key)) continue;
      known.add(key);
      const cookie = `${name}=${keepSecrets ? value : masked}`;
      actions.push({ type: 'cookie.set', browser: 'alice', url: `${origin}/`, cookie });
    }
    for (const { name, value } of response?.headers ?? []) {
      // browsers write several of one name in one value, a line each
      if (name.toLowerCase() !== 'set-cookie') continue;
      for (const line of value.split('\n')) known.add(`${hostname} ${cookiesIn(line)[0]?.[0] ?? ''}`);
    }
  }
  return actions;
}

const cookiesIn = (header: string): [string, string][] =>
  header.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()]] : [];
  });
