import type { Element } from 'hast';
import { s } from 'hastscript';

/** Drawn from its own left top corner; `height` in the units of the picture. */
export type Part = { nodes: Element[]; height: number };

/** What a text can be: a class of `look`, with how wide one of its characters is on average, in parts of its size. */
const fonts = { sans: 0.55, serif: 0.5, mono: 0.61 } as const;

type Words = {
  font?: keyof typeof fonts;
  size?: number;
  bold?: boolean;
  /** A colour of `look`. */
  ink?: string;
  /** What it must not be wider than: what is longer ends in "…". */
  width?: number;
  anchor?: 'start' | 'end' | 'middle';
};

/** One line of text on its baseline. */
export function line(x: number, y: number, text: string, words: Words = {}): Element {
  const { font = 'sans', size = 13, bold = false, ink = 'soft', width, anchor = 'start' } = words;
  const shown = width === undefined ? text : cut(text, fitting(width, font, size, bold));
  return s(
    'text',
    { x, y, fontSize: size, className: [font, ink], textAnchor: anchor, fontWeight: bold ? 600 : undefined },
    shown,
  );
}

/** The text in lines that are not wider than `width`, at most `most` of them. */
export function lines(x: number, y: number, text: string, most: number, words: Words & { width: number }): Part {
  const { font = 'sans', size = 13, bold = false, width } = words;
  const each = fitting(width, font, size, bold);
  const written: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = written.at(-1);
    if (last !== undefined && last.length + word.length < each) written[written.length - 1] = `${last} ${word}`;
    else written.push(word);
  }
  const shown = written.slice(0, most);
  if (written.length > most) shown[most - 1] = `${shown[most - 1]} …`;
  const step = Math.round(size * 1.4);
  return {
    nodes: shown.map((one, i) => line(x, y + i * step, one, words)),
    height: shown.length * step,
  };
}

const fitting = (width: number, font: keyof typeof fonts, size: number, bold: boolean) =>
  Math.floor(width / (size * fonts[font] * (bold && font !== 'mono' ? 1.06 : 1)));

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);

export const box = (x: number, y: number, width: number, height: number, className: string, rx = 12): Element =>
  s('rect', { x, y, width, height, rx, className: className.split(' ') });

export const at = (x: number, y: number, nodes: Element[]): Element =>
  s('g', { transform: `translate(${x} ${y})` }, nodes);

/** Parts below each other. @param gap between two, in units of the picture */
export function stacked(parts: readonly Part[], gap: number): Part {
  let y = 0;
  const nodes = parts.map((part) => {
    const placed = at(0, y, part.nodes);
    y += part.height + gap;
    return placed;
  });
  return { nodes, height: Math.max(0, y - gap) };
}
