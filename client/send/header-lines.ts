import { text } from '../text/text.js';

/**
 * Reads headers as people write them: one `Name: value` a line, empty lines skipped, a name that comes again sent again.
 * @returns the headers, or in a sentence which line is none. Names and values are checked by the server.
 */
export function headersOf(lines: string): { headers: Record<string, string[]> } | { problem: string } {
  const headers = new Map<string, string[]>();
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) return { problem: text.send.noHeader(index + 1) };
    const name = line.slice(0, colon).trim();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return { headers: Object.fromEntries(headers) };
}
