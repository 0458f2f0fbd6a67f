import { createRequire } from 'node:module';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import type { Page } from './page.js';
import { box, line, lines } from './picture/draw.js';
import { light } from './picture/look.js';

/** What networks ask for (Open Graph): twice as wide as high. */
const width = 1200;
const height = 630;
const margin = 64;

/**
 * The picture that a network shows beside a link to a page: its title, and its stage as far as there is room.
 * @param stage the page's own picture, an SVG by `stageSvg`; null when it has none
 * @returns a PNG of 1200 × 630
 * @throws Error when this machine has no resvg
 */
export async function cardPng(page: Page, stage: string | null): Promise<Buffer> {
  // what draws it is large, and no page waits for it
  const { renderAsync } = await import('@resvg/resvg-js');
  const drawn = await renderAsync(cardSvg(page, stage), {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
  });
  return drawn.asPng();
}

const require = createRequire(import.meta.url);
const fontFiles = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  '@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf',
  '@expo-google-fonts/jetbrains-mono/600SemiBold/JetBrainsMono_600SemiBold.ttf',
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
].map((file) => require.resolve(file));

/** The card as SVG. */
function cardSvg({ title, description }: Page, stage: string | null): string {
  const [name, of] = title.split(' · ');
  const room = width - 2 * margin;
  const [size, y] = stage ? [46, 150] : [76, 290];
  const headline = lines(margin, y, name || 'See what your sessions do', 2, {
    font: 'serif',
    size,
    ink: 'ink',
    width: room,
  });
  const below = y - 28 + headline.height;
  const said = stage ? [] : lines(margin, below, description, 3, { size: 30, ink: 'soft', width: room }).nodes;
  const card = s(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    s('style', light),
    box(0, 0, width, height, 'paper', 0),
    mark(margin, 40),
    line(margin + 56, 70, 'Session Playground', { size: 24, ink: 'ink', font: 'serif' }),
    line(width - margin, 70, of ?? '', { size: 22, ink: 'faint', anchor: 'end' }),
    headline.nodes,
    said,
    // the stage is put in as it was written
    { type: 'raw', value: placed(stage, below) },
  );
  return toHtml(card, { allowDangerousHtml: true, space: 'svg' });
}

/** As wide as there is room, in its own proportions: what does not fit below is cut. */
function placed(stage: string | null, y: number): string {
  if (stage === null) return '';
  const [, own = 1, high = 1] = (/viewBox="\S+ \S+ (\S+) (\S+)"/.exec(stage) ?? []).map(Number);
  const wide = width - 2 * margin + 28;
  // resvg takes the height of the whole card where it is to centre it
  const size = `preserveAspectRatio="xMidYMin" x="${margin - 14}" y="${y}" width="${wide}" height="${(wide * high) / own}"`;
  return stage.replace(/ width="\S+" height="\S+"/, ` ${size}`);
}

/** The mark of the site: a request on its way from one end to the other. */
const mark = (x: number, y: number) =>
  s('g', { transform: `translate(${x} ${y}) scale(1.3)` }, [
    box(0, 0, 32, 32, 'ink', 9),
    s('path', {
      d: 'M7 12h11a4 4 0 0 1 0 8h-4',
      className: ['hollow', 'paper-edge'],
      strokeWidth: 3,
      strokeLinecap: 'round',
    }),
    s('circle', { cx: 23.5, cy: 20, r: 2.8, fill: '#ffb36b' }),
  ]);
