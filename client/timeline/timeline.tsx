import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  FastForward,
  Keyboard,
  Pause,
  Play,
} from 'lucide-react';
import { type CSSProperties, lazy, Suspense } from 'react';
import { sentence } from '../../trace/sentence.js';
import { useShortcutsOpen } from '../app/shortcuts.js';
import { IconButton } from '../design/icon-button.js';
import { useLit } from '../difference/lit.js';
import { ExportButton } from '../export/export-button.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import {
  followLive,
  scrub,
  seek,
  setSpeed,
  speeds,
  stepBack,
  stepForward,
  toFirst,
  togglePlaying,
  toNextRequest,
  toPreviousRequest,
  usePlayhead,
} from './playhead.js';
import { Track } from './track-view.js';

// there is something to say when a replay was made
const LitBar = lazy(() => import('../difference/lit-bar.js'));

const { timeline } = text;

/** Where the stage is in the trace, and the ways to move there. */
export function Timeline() {
  const lit = useLit(({ events }) => events !== null);
  return (
    <section aria-label={timeline.title} className="flex flex-col gap-1">
      <Track />
      <Slider />
      <Controls />
      {lit && (
        <Suspense fallback={null}>
          <LitBar />
        </Suspense>
      )}
    </section>
  );
}

function Slider() {
  const at = usePlayhead((state) => state.at);
  const events = useSandbox((state) => state.events);
  const current = events[at - 1];
  const otherwise = useLit((lit) => lit.events?.get(at));
  const said = current ? timeline.shownText(at, events.length, sentence(current)) : timeline.beforeFirst;
  return (
    <div className="track-slider items-center">
      <span className="text-faint text-xs tabular-nums">{timeline.position(at, events.length)}</span>
      <input
        type="range"
        className="scrubber min-w-0"
        aria-label={timeline.shown}
        aria-valuetext={otherwise ? timeline.otherwise(said, otherwise.said.join('; ')) : said}
        min={Math.min(1, events.length)}
        max={events.length}
        value={at}
        style={{ '--done': `${events.length > 1 ? ((at - 1) / (events.length - 1)) * 100 : 0}%` } as CSSProperties}
        onChange={(event) => scrub(event.target.valueAsNumber)}
      />
    </div>
  );
}

/** Not on a narrow screen, where the slider's ends do the same. */
const wide = 'max-sm:hidden';

function Controls() {
  const { at, playing, speed } = usePlayhead();
  const count = useSandbox((state) => state.events.length);
  const behind = count - at;
  const moving = playing && behind > 0;
  const nextSpeed = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
  return (
    <div className="flex items-center gap-0.5 sm:gap-1">
      <IconButton label={timeline.first} disabled={at <= 1} onClick={toFirst} className={wide}>
        <ChevronFirst size={18} aria-hidden />
      </IconButton>
      <IconButton label={timeline.previousRequest} disabled={at <= 1} onClick={toPreviousRequest}>
        <ChevronsLeft size={18} aria-hidden />
      </IconButton>
      <IconButton label={timeline.back} disabled={at <= 1} onClick={stepBack}>
        <ChevronLeft size={18} aria-hidden />
      </IconButton>
      <button
        type="button"
        className="button button-icon"
        aria-label={moving ? timeline.pause : timeline.play}
        title={moving ? timeline.pause : behind > 0 ? timeline.play : timeline.again}
        disabled={count === 0}
        onClick={togglePlaying}
      >
        {moving ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </button>
      <IconButton label={timeline.forward} disabled={behind <= 0} onClick={stepForward}>
        <ChevronRight size={18} aria-hidden />
      </IconButton>
      <IconButton label={timeline.nextRequest} disabled={behind <= 0} onClick={toNextRequest}>
        <ChevronsRight size={18} aria-hidden />
      </IconButton>
      <IconButton label={timeline.last} disabled={behind <= 0} onClick={() => seek(count)} className={wide}>
        <ChevronLast size={18} aria-hidden />
      </IconButton>
      <button
        type="button"
        className="button button-quiet ml-auto min-w-12 px-1 tabular-nums"
        aria-label={timeline.speed(speed, nextSpeed)}
        onClick={() => setSpeed(nextSpeed)}
      >
        {timeline.times(speed)}
      </button>
      <button
        type="button"
        className="button button-quiet px-2"
        aria-label={timeline.follow}
        aria-pressed={behind <= 0 && playing}
        title={timeline.toLast}
        onClick={followLive}
      >
        <FastForward size={16} aria-hidden /> <span className="max-sm:sr-only">{timeline.live}</span>
      </button>
      <ExportButton />
      <IconButton label={text.shortcuts.open} onClick={() => useShortcutsOpen.setState({ open: true })}>
        <Keyboard size={17} aria-hidden />
      </IconButton>
    </div>
  );
}
