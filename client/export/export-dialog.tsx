import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useFocusBack } from '../design/focus-back.js';
import { useSandbox } from '../live/sandbox.js';
import { saveFile } from '../share/save-file.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { animate } from './animation.js';
import { GifOfRange } from './gif-of-range.js';
import { stageAsPng, stageAsSvg } from './picture.js';
import { mostPlaces, type Place, placesBetween, placesOf, requestAt } from './places.js';

const said = text.exporting;

/** The stage as a picture or as an animation, to be saved. */
export default function ExportDialog({ close }: { close: () => void }) {
  const focusBack = useFocusBack();
  // what was on the stage when it was opened: it may play on meanwhile
  const [{ events, at }] = useState(() => ({
    events: useSandbox.getState().events,
    at: usePlayhead.getState().at,
  }));
  const [done, setDone] = useState<{ of: number; count: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const event = events[at - 1];
  const request = requestAt(events, at);
  const everything = placesBetween(events, 1, events.length);
  const [range, setRange] = useState({ from: 1, to: at });
  const chosen = placesBetween(events, range.from, range.to);

  const attempt = async (make: () => Promise<void> | void) => {
    setProblem(null);
    try {
      await make();
    } catch (error) {
      if (!running.current?.signal.aborted) setProblem(said.failed(error instanceof Error ? error.message : ''));
    }
    setDone(null);
  };
  const save = (blob: Blob, ending: string) => saveFile(`stage-${at}.${ending}`, [blob], blob.type);
  const animation = (places: readonly Place[]) =>
    attempt(async () => {
      running.current = new AbortController();
      setDone({ count: 0, of: places.length });
      const progress = (count: number) => setDone({ count, of: places.length });
      save(await animate({ events, places, progress, signal: running.current.signal }), 'gif');
    });

  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[light-dark(rgb(60_50_30/35%),rgb(0_0_0/60%))]" />
        <Dialog.Content
          onCloseAutoFocus={focusBack}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-lg flex-col gap-6 overflow-y-auto rounded-t-2xl border border-line bg-paper p-5 shadow-lift sm:top-[12dvh] sm:bottom-auto sm:rounded-2xl sm:p-7"
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-serif text-2xl text-ink tracking-tight">{said.title}</Dialog.Title>
              <Dialog.Description className="mt-1 text-soft text-sm">{said.about}</Dialog.Description>
            </div>
            <Dialog.Close className="button button-quiet button-icon" aria-label={said.close}>
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <fieldset className="flex flex-wrap gap-2" disabled={done !== null}>
            <legend className="eyebrow mb-2">{said.picture}</legend>
            <button
              type="button"
              className="button"
              onClick={() => void attempt(async () => save(await stageAsPng(event), 'png'))}
            >
              {said.png}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void attempt(() => save(new Blob([stageAsSvg(event)], { type: 'image/svg+xml' }), 'svg'))}
            >
              {said.svg}
            </button>
          </fieldset>
          <fieldset className="flex flex-wrap gap-2" disabled={done !== null}>
            <legend className="eyebrow mb-2">{said.animation}</legend>
            <button
              type="button"
              className="button"
              disabled={request === null}
              onClick={() => request !== null && void animation(placesOf(events, request))}
            >
              {said.gifOf(request)}
            </button>
            <button
              type="button"
              className="button"
              disabled={everything.length === 0 || everything.length > mostPlaces}
              onClick={() => void animation(everything)}
            >
              {said.gifOfAll}
            </button>
            <GifOfRange
              events={events}
              range={range}
              setRange={setRange}
              places={chosen}
              make={() => void animation(chosen)}
            />
            <p className="basis-full text-faint text-sm">{said.bound(everything.length, mostPlaces)}</p>
          </fieldset>
          {done && (
            <div className="flex items-center gap-3">
              <progress className="min-w-0 flex-1" value={done.count} max={done.of} aria-label={said.progress} />
              <span className="text-soft text-sm tabular-nums">{said.drawn(done.count, done.of)}</span>
              <button type="button" className="button" onClick={() => running.current?.abort()}>
                {said.cancel}
              </button>
            </div>
          )}
          <p role="alert" className="text-danger text-sm empty:hidden">
            {problem}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
