let lastText = '';
let lastQuoted = '""';

/** A string as JSON text. A request tells of one session id a dozen times: the last one is remembered. */
export function quoted(text: string): string {
  if (text !== lastText) {
    lastText = text;
    lastQuoted = JSON.stringify(text);
  }
  return lastQuoted;
}
