import { plain } from '../plain.js';

/** Text that is HTML already; only `html` makes it. */
class Html {
  constructor(readonly text: string) {}
}

export type { Html };

type Part = Html | readonly Html[] | string | number;

/**
 * HTML of a template: whatever is put into it is text, whoever wrote it, unless it is HTML of this same function.
 */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  const texts = parts.map((part) => {
    if (part instanceof Html) return part.text;
    return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeText(String(part));
  });
  return new Html(literals.reduce((all, literal, i) => all + (texts[i - 1] ?? '') + literal));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeText = (text: string) =>
  plain(text, '\n\t').replace(/[&<>"']/g, (character) => entities[character] ?? character);
