import type { TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { text } from '../text/text.js';
import { flatStyles } from './flat-styles.js';

/** A stage as it is drawn at one moment. */
export type Still = {
  /** The element with all in it, as XML. */
  stage: string;
  /** What happens, as XML. */
  caption: string;
  width: number;
  /** Without the caption. */
  height: number;
};

/** Around the stage, and room for two lines of caption, in px. */
const margin = 24;
const captionHeight = 56;

const xhtml = 'http://www.w3.org/1999/xhtml';

/** Keeps what is on the stage now; `event` is the one it shows, told below it. */
export function stillOf(stage: HTMLElement, event: TraceEvent | undefined): Still {
  const { width, height } = stage.getBoundingClientRect();
  return { stage: xml(stage.cloneNode(true)), caption: event ? xml(captionOf(event)) : '', width, height };
}

function captionOf(event: TraceEvent): HTMLElement {
  const caption = document.createElementNS(xhtml, 'p') as HTMLElement;
  const actor = actorOf(event);
  caption.dataset.actor = actor;
  caption.className = 'rounded-xl bg-actor-tint px-4 py-2 text-[0.9375rem] leading-6 text-ink';
  const name = document.createElementNS(xhtml, 'b') as HTMLElement;
  name.className = 'mr-2 font-semibold text-actor';
  name.textContent = actorNames[actor];
  const when = document.createElementNS(xhtml, 'span') as HTMLElement;
  when.className = 'ml-2 text-soft';
  when.textContent = text.exporting.when(event.seq, event.at);
  caption.append(name, sentence(event), when);
  return caption;
}

/** What XML cannot hold (XML 1.0, 2.2) is left out: an app may answer anything. */
const xml = (node: Node) =>
  new XMLSerializer().serializeToString(node).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** The size of the picture of a still, in px. @param height of the stage in it; of an animation that of the highest */
const sizeOf = ({ width }: Still, height: number) => ({
  width: Math.ceil(width + 2 * margin),
  height: Math.ceil(height + 2 * margin + captionHeight),
});

/** A picture that stands alone, as SVG: with the styles of the page, dark or light as that is, and no script. */
export function svgOf(still: Still, styles: string, height = still.height): string {
  const size = sizeOf(still, height);
  const root = document.documentElement;
  const { fontSize } = getComputedStyle(root);
  const theme = isDark() ? 'dark' : 'light';
  const projector = root.hasAttribute('data-projector') ? ' data-projector=""' : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" data-theme="${theme}"${projector} style="font-size:${fontSize}"><foreignObject width="100%" height="100%"><html xmlns="${xhtml}"><style>${escaped(styles)}
*, ::before, ::after { animation: none !important; transition: none !important; }</style><div style="box-sizing:border-box;width:${size.width}px;height:${size.height}px;padding:${margin}px;background:var(--paper);color:var(--ink)">${still.stage}<div style="margin-top:${height - still.height + margin / 2}px">${still.caption}</div></div></html></foreignObject></svg>`;
}

const escaped = (css: string) => css.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark' || prefersDark();

function prefersDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Draws a picture. @param scale pixels for each of the page's @throws Error with one sentence where the browser cannot */
export async function drawn(svg: string, scale: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The page's stage as SVG, and as PNG at twice its size. */
export const stageAsSvg = (event: TraceEvent | undefined) => svgOf(stillOf(liveStage(), event), flatStyles());

export async function stageAsPng(event: TraceEvent | undefined): Promise<Blob> {
  const canvas = await drawn(stageAsSvg(event), 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(text.exporting.notGiven);
  return blob;
}

/** The stage on the page. */
export function liveStage(): HTMLElement {
  const stage = document.querySelector<HTMLElement>('.stage-frame');
  if (!stage) throw new Error(text.exporting.noStage);
  return stage;
}
