import type { EventOf } from '../../trace/event.js';
import { cookieHeader, type FileCookie, formatCookieFile, parseCookieFile, takeSetCookie } from './cookie-file.js';
import { type CurlCall, parseCurl } from './curl-arguments.js';
import type { Exchange } from './exchange.js';
import type { Output } from './terminal-world.js';

/** What curl needs of the world around it. */
export type CurlWorld = {
  exchange(action: {
    type: 'request';
    browser: 'curl';
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string;
  }): Promise<Exchange>;
  /** Virtual seconds since the epoch. */
  now(): number;
  readFile(path: string): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
};

/** curl's own limit for -L is 50; a loop is told sooner here. */
const mostRedirects = 10;

/** Runs one curl command: its requests go to the app in the sandbox. Without -b and -c it keeps no cookies. */
export async function curl(args: readonly string[], world: CurlWorld): Promise<Output> {
  const output: Output = { stdout: '', stderr: '', exitCode: 0 };
  try {
    const call = parseCurl(args);
    const jar = await openJar(call, world);
    await request(call, jar, world, output);
    if (call.cookieFile !== null) await world.writeFile(call.cookieFile, formatCookieFile(jar.cookies));
  } catch (error) {
    output.stderr += `curl: ${error instanceof Error ? error.message : String(error)}\n`;
    output.exitCode ||= 2;
  }
  return output;
}

type Jar = { cookies: FileCookie[]; given: string | null };

async function openJar({ cookies }: CurlCall, world: CurlWorld): Promise<Jar> {
  if (cookies === null || cookies.includes('=')) return { cookies: [], given: cookies };
  // as in curl, a file that is not there is an empty jar
  const text = await world.readFile(cookies).catch(() => '');
  return { cookies: parseCookieFile(text), given: null };
}

type Target = { url: string; method: string; body: string | null };

async function request(call: CurlCall, jar: Jar, world: CurlWorld, output: Output) {
  let target: Target = { url: call.url, method: call.method, body: call.body };
  for (let redirects = 0; ; redirects++) {
    const response = await exchangeOnce(call, target, jar, world, output);
    const location = redirectOf(response);
    if (!call.follow || location === null) {
      output.stdout += response.body;
      return;
    }
    if (redirects >= mostRedirects) {
      throw new Error(`(47) more than ${mostRedirects} redirects: the last was to ${location}`);
    }
    // RFC 9110 section 15.4: these three turn a POST into a GET, as curl and browsers do
    const asGet = [301, 302, 303].includes(response.status) && target.method !== 'HEAD';
    target = { ...target, url: new URL(location, target.url).href, ...(asGet && { method: 'GET', body: null }) };
  }
}

/** Sends one request, tells what was asked for of it, and puts the cookies of its response into the jar. */
async function exchangeOnce(call: CurlCall, { url, method, body }: Target, jar: Jar, world: CurlWorld, output: Output) {
  const kept = cookieHeader(jar.cookies, url, world.now());
  const cookie = [jar.given, kept].filter((part) => part !== null).join('; ');
  const headers = headersOf(call, cookie, body !== null);
  const action = { type: 'request', browser: 'curl', method, url, headers } as const;
  const { request, response } = await world.exchange(body === null ? action : { ...action, body });
  if (call.verbose) output.stderr += requestText(request);
  if (response.error !== undefined) {
    output.exitCode = response.error.startsWith('Connection refused') ? 7 : 52;
    throw new Error(`(${output.exitCode}) ${response.error}`);
  }
  for (const [name, value] of response.headers) {
    if (name.toLowerCase() === 'set-cookie') jar.cookies = takeSetCookie(jar.cookies, value, url, world.now());
  }
  if (call.verbose) output.stderr += headText(response, '< ');
  if (call.include) output.stdout += headText(response, '');
  return response;
}

function redirectOf({ status, headers }: EventOf<'response'>): string | null {
  if (status < 300 || status >= 400) return null;
  return headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null;
}

function headersOf(call: CurlCall, cookie: string, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = { 'User-Agent': 'curl/8.11.0', Accept: '*/*' };
  if (hasBody) headers['Content-Type'] = 'application/x-www-form-urlencoded';
  // named even when empty: the sandbox would otherwise send what it keeps for a browser
  headers.Cookie = cookie;
  for (const [name, value] of call.headers) {
    const same = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase());
    if (same) delete headers[same];
    headers[name] = value;
  }
  return headers;
}

function requestText({ method, url, headers }: EventOf<'request'>): string {
  const { pathname, search } = new URL(url);
  const lines = headers.filter(([, value]) => value !== '').map(([name, value]) => `> ${name}: ${value}\n`);
  return `> ${method} ${pathname}${search} HTTP/1.1\n${lines.join('')}>\n`;
}

function headText({ status, statusText, headers }: EventOf<'response'>, prefix: string): string {
  const lines = headers.map(([name, value]) => `${prefix}${name}: ${value}\n`);
  return `${prefix}HTTP/1.1 ${status} ${statusText}\n${lines.join('')}${prefix.trimEnd()}\n`;
}
