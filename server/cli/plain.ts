/**
 * What an app says must not move a cursor, change colours or turn the direction of writing where it is shown: such
 * characters are written as JSON escapes.
 * @param kept of the control characters those that stay, such as line ends where they are lines
 */
export function plain(text: string, kept = ''): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (control) => (kept.includes(control) ? control : (escapes[control] ?? escaped(control))),
  );
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
