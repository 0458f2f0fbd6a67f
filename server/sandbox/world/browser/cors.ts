import type { HeaderList } from '../../../../trace/event.js';
import { originOf, type PageRequest } from './page-request.js';

/** The CORS protocol (Fetch standard). Each check gives why the browser blocks, in one sentence; null when it does not. */

/** Whether a script's request must pass the CORS check. */
export const isCors = ({ kind, crossOrigin }: PageRequest) => kind === 'fetch' && crossOrigin;

/** The CORS check: may the script see this response? */
export function whyBlocked(request: PageRequest, headers: HeaderList): string | null {
  const { credentials } = request;
  const origin = originOf(request);
  const allowed = headerValue(headers, 'access-control-allow-origin');
  if (allowed === null) {
    return `The response has no Access-Control-Allow-Origin header, so a page of ${origin} may not see it.`;
  }
  if (allowed === '*') {
    if (credentials !== 'include') return null;
    return `Access-Control-Allow-Origin is *, which does not count for a request with credentials: it must be ${origin}.`;
  }
  if (allowed !== origin) return `Access-Control-Allow-Origin is ${allowed}, and the page's origin is ${origin}.`;
  if (credentials !== 'include' || headerValue(headers, 'access-control-allow-credentials') === 'true') return null;
  return 'The request has credentials, and the response has no Access-Control-Allow-Credentials: true.';
}

/** Why the response to a preflight does not let the request pass. */
export function whyPreflightFails(request: PageRequest, status: number, headers: HeaderList): string | null {
  const blocked = whyBlocked(request, headers);
  if (blocked !== null) return blocked;
  if (status < 200 || status > 299)
    return `The preflight was answered with ${status}: it takes a status of 200 to 299.`;
  const withCredentials = request.credentials === 'include';
  const methods = listOf(headers, 'access-control-allow-methods');
  const { method } = request;
  if (!simpleMethods.has(method) && !methods.includes(method) && (withCredentials || !methods.includes('*'))) {
    return `Access-Control-Allow-Methods does not name ${method}.`;
  }
  const names = listOf(headers, 'access-control-allow-headers').map((name) => name.toLowerCase());
  const any = names.includes('*') && !withCredentials;
  const missing = unsafeHeaders(request).find((name) => !names.includes(name) && (!any || name === 'authorization'));
  return missing === undefined ? null : `Access-Control-Allow-Headers does not name ${missing}.`;
}

/** Whether the browser asks first: the request is none that a form could send. Browsers remember the answer for some seconds; these ask each time. */
export const needsPreflight = (request: PageRequest) =>
  isCors(request) && (!simpleMethods.has(request.method) || unsafeHeaders(request).length > 0);

/** The preflight request (Fetch standard, CORS-preflight fetch). */
export function preflightOf(request: PageRequest): PageRequest {
  const names = unsafeHeaders(request);
  return {
    ...request,
    method: 'OPTIONS',
    body: Buffer.alloc(0),
    headers: {
      Accept: '*/*',
      'Access-Control-Request-Method': request.method,
      ...(names.length > 0 && { 'Access-Control-Request-Headers': names.join(',') }),
    },
  };
}

const simpleMethods = new Set(['GET', 'HEAD', 'POST']);
const formTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/** Names a script cannot set (forbidden request-headers): here the experiment sets them in the browser's place. */
const browsersOwn =
  /^(accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;

/** The names of the request's headers that are not CORS-safelisted, in lower case and in order. */
function unsafeHeaders({ headers }: PageRequest): string[] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), [value].flat().join(', ')])
    .filter(([name, value]) => !browsersOwn.test(name) && !isSafelisted(name, value))
    .map(([name]) => name)
    .sort();
}

function isSafelisted(name: string, value: string): boolean {
  if (value.length > 128) return false;
  if (name === 'content-type') return formTypes.has(value.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  return name === 'accept' || name === 'accept-language' || name === 'content-language';
}

function headerValue(headers: HeaderList, name: string): string | null {
  const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value.trim());
  return values.length === 0 ? null : values.join(', ');
}

const listOf = (headers: HeaderList, name: string) =>
  (headerValue(headers, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
