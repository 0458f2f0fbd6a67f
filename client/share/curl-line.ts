import type { Action, RequestInput } from '../../protocol/action.js';

/** What curl is to send. */
export type CurlRequest = {
  method: string;
  /** Only its path and query matter: every host of an experiment is the same app. */
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string;
  encoding?: 'base64' | undefined;
  /** The file with its cookies; none are kept or sent when null. */
  jar: string | null;
};

/**
 * One request as a line for a POSIX shell, to a sandbox's own origin.
 * @param origin `http://<id>.localhost:3000`
 */
export function curlLine({ method, url, headers, body, encoding, jar }: CurlRequest, origin: string): string {
  const { pathname, search } = new URL(url);
  const target = origin + pathname + search;
  // no word of a command holds NUL
  const piped = body !== '' && (encoding === 'base64' || body.includes('\0'));
  const words = [
    'curl -i',
    // else it takes brackets and braces for a list of URLs
    /[[\]{}]/.test(target) && '-g',
    jar !== null && `-b ${quoted(jar)} -c ${quoted(jar)}`,
    method === 'HEAD' ? '-I' : (method !== 'GET' || body !== '') && `-X ${method}`,
    ...headers.map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    // its own would be that of a form
    body !== '' && !headers.some(([name]) => name.toLowerCase() === 'content-type') && "-H 'Content-Type:'",
    piped ? '--data-binary @-' : body !== '' && `--data-raw ${quoted(body)}`,
    quoted(target),
  ];
  const line = words.filter((word) => word !== false).join(' ');
  if (!piped) return line;
  return `echo ${encoding === 'base64' ? quoted(body) : base64(body)} | base64 -d | ${line}`;
}

/** Every request of some actions, a line each, with a cookie file for each browser. */
export function curlLines(actions: readonly Action[], origin: string): string {
  const requests = actions.flatMap((action) =>
    action.type === 'request' ? [action] : action.type === 'parallel' ? action.requests : [],
  );
  return requests.map((request) => curlLine(ofAction(request), origin)).join('\n');
}

const ofAction = ({ browser, method, url, headers = {}, body = '', encoding }: RequestInput): CurlRequest => ({
  method,
  url,
  headers: Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  ),
  body,
  encoding,
  jar: `${browser.replace(/[^\w-]+/g, '-')}.jar`,
});

const base64 = (body: string) => btoa(String.fromCharCode(...new TextEncoder().encode(body)));

/** As one word of a shell, whatever is in it. */
const quoted = (word: string) => (/^[\w:/.,=?-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
