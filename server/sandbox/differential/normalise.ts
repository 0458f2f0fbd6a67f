import type { HeaderList } from '../../../trace/event.js';
import type { Observation, WireResponse } from './observation.js';

/**
 * Takes away the little that cannot be equal: `Date` (Node's http reads the machine's clock, the sandbox its own), the headers
 * of the connection itself, and what only the engine says in an error page: the frames of a stack and the words of its
 * own errors (V8's "Unexpected end of JSON input" is another sentence in QuickJS). Ids, signatures, ETags, lengths and
 * order stay as they are.
 */
export function normalise({ responses, store }: Observation): Observation {
  return { responses: responses.map(normaliseResponse), store };
}

const ofTheConnection = /^(connection|keep-alive|transfer-encoding)$/i;

function normaliseResponse(response: WireResponse): WireResponse {
  const body = withoutEngineWords(response.body);
  return { ...response, headers: normaliseHeaders(response.headers, body !== response.body), body };
}

function normaliseHeaders(headers: HeaderList, bodyChanged: boolean): HeaderList {
  return headers
    .filter(([name]) => !ofTheConnection.test(name))
    .map(([name, value]): [string, string] => {
      if (/^date$/i.test(name)) return [name, Number.isNaN(Date.parse(value)) ? value : 'a date'];
      return [name, bodyChanged && /^(content-length|etag)$/i.test(name) ? 'of that body' : value];
    });
}

function withoutEngineWords(body: string): string {
  return body
    .replace(/(?:<br>|\n)(?: &nbsp; &nbsp;|\s+)at [^\n]*?(?=<br>|\n|<\/pre>)/g, '')
    .replace(/(<pre>(?:SyntaxError|TypeError): )[^\n]*?(?=<br>|<\/pre>)/, '$1in the words of the engine');
}
