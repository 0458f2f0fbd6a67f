import type { Observation, WireResponse } from './observation.js';

/**
 * Takes away the little that cannot be equal: `Date` (Node's http reads the machine's clock, the sandbox its own); and what only the engine says in express's error page: the frames of a stack, and the
 * words of the engine's own errors (V8's "Unexpected end of JSON input" is another sentence in QuickJS; a message that
 * is changed before the stack is first read is in V8's stack, not in QuickJS's). Ids, signatures, ETags, lengths and
 * order stay as they are.
 */
export function normalise({ responses, store }: Observation): Observation {
  return { responses: responses.map(normaliseResponse), store };
}

function normaliseResponse(response: WireResponse): WireResponse {
  const isPage = isErrorPage(response);
  const headers = response.headers.map(([name, value]): [string, string] => {
    if (/^date$/i.test(name) && !Number.isNaN(Date.parse(value))) return [name, 'a date'];
    return [name, isPage && /^content-length$/i.test(name) ? 'of the page' : value];
  });
  return { ...response, headers, body: isPage ? withoutEngineWords(response.body) : response.body };
}

/** finalhandler's page with a stack; told by its headers, since HEAD has no body. Its 404 page has no stack. */
function isErrorPage({ status, headers }: WireResponse): boolean {
  return (
    status !== 404 &&
    headers.some(([name, value]) => name === 'Content-Security-Policy' && value === "default-src 'none'")
  );
}

function withoutEngineWords(page: string): string {
  return page
    .replace(/<br> &nbsp; &nbsp;at [\s\S]*?(?=<\/pre>)/, '')
    .replace(/(<pre>(?:SyntaxError|TypeError|URIError)): [\s\S]*?(?=<\/pre>)/, '$1: in the words of the engine');
}
