import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Checkpoints } from '../../trace/checkpoints.js';
import type { TraceEvent } from '../../trace/event.js';
import { inspect } from '../inspector/selection.js';
import { Inspect } from '../stage/inspectable.js';
import { Stage } from '../stage/stage.js';
import { text } from '../text/text.js';
import { flatStyles } from './flat-styles.js';
import { drawn, liveStage, type Still, stillOf, svgOf } from './picture.js';
import type { Place } from './places.js';

/** So long the last place stands before the animation begins anew, in ms. */
const lastRest = 2500;

type Asked = {
  events: readonly TraceEvent[];
  /** What is shown, one picture each. */
  places: readonly Place[];
  /** Told after each picture, how many there are. */
  progress: (done: number) => void;
  signal: AbortSignal;
};

/**
 * The stage at each of the places, as an animated GIF that rests on each as the playhead does at speed 1. Drawn from the
 * trace, beside the page: the stage on the page stays where it is.
 * @throws what `signal` was aborted with
 */
export async function animate({ events, places, progress, signal }: Asked): Promise<Blob> {
  const stills = stillsOf(events, places);
  const styles = flatStyles();
  const height = Math.max(...stills.map((still) => still.height));
  const gif = GIFEncoder();
  for (const [i, still] of stills.entries()) {
    signal.throwIfAborted();
    const canvas = await drawn(svgOf(still, styles, height), 1);
    const { width } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, canvas.height).data;
    if (!pixels) throw new Error(text.exporting.notGiven);
    const palette = quantize(pixels, 256);
    const delay = i === stills.length - 1 ? lastRest : (places[i]?.rest ?? 0);
    gif.writeFrame(applyPalette(pixels, palette), width, canvas.height, { palette, delay, repeat: 0 });
    progress(i + 1);
    // the page is drawn, and may cancel
    await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}

/** A stage of its own, as wide as the one on the page and out of sight, is taken to each place. */
function stillsOf(events: readonly TraceEvent[], places: readonly Place[]): Still[] {
  const trace = new Checkpoints();
  trace.extend(events);
  const beside = document.createElement('div');
  beside.inert = true;
  beside.ariaHidden = 'true';
  beside.style.cssText = `position:absolute;top:0;left:0;width:${liveStage().clientWidth}px;visibility:hidden`;
  document.body.append(beside);
  const root = createRoot(beside);
  try {
    return places.map(({ at }) => {
      const state = trace.at(at);
      const looking = state.requests.at(-1)?.browser ?? Object.keys(state.browsers)[0] ?? '';
      flushSync(() =>
        root.render(
          <Inspect value={inspect}>
            <Stage state={state} events={events} known={[]} looking={looking} onLook={() => {}} />
          </Inspect>,
        ),
      );
      return stillOf(beside.firstElementChild as HTMLElement, events[at - 1]);
    });
  } finally {
    root.unmount();
    beside.remove();
  }
}
