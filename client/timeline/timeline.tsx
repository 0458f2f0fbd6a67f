import { ChevronLeft, ChevronRight, FastForward, Pause, Play } from 'lucide-react';
import type { CSSProperties } from 'react';
import { sentence } from '../../trace/sentence.js';
import { useSandbox } from '../live/sandbox.js';
import { followLive, pause, play, seek, setSpeed, speeds, stepBack, stepForward, usePlayhead } from './playhead.js';

/** Where the stage is in the trace, and the ways to move there. */
export function Timeline() {
  const { at, playing, speed } = usePlayhead();
  const events = useSandbox((state) => state.events);
  const behind = events.length - at;
  const moving = playing && behind > 0;
  const current = events[at - 1];
  const nextSpeed = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label="Step back"
        title="Step back"
        disabled={at <= 1}
        onClick={stepBack}
      >
        <ChevronLeft size={18} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-icon"
        aria-label={moving ? 'Pause' : 'Play'}
        title={moving ? 'Pause' : behind > 0 ? 'Play' : 'Play the last request again'}
        disabled={events.length === 0}
        onClick={moving ? pause : play}
      >
        {moving ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </button>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label="Step forward"
        title="Step forward"
        disabled={behind <= 0}
        onClick={stepForward}
      >
        <ChevronRight size={18} aria-hidden />
      </button>
      <input
        type="range"
        className="scrubber mx-1 min-w-16 flex-1"
        aria-label="Event shown"
        aria-valuetext={current ? `Event ${at} of ${events.length}: ${sentence(current)}` : 'Before the first event'}
        min={Math.min(1, events.length)}
        max={events.length}
        value={at}
        style={{ '--done': `${events.length > 1 ? ((at - 1) / (events.length - 1)) * 100 : 0}%` } as CSSProperties}
        onChange={(event) => seek(event.target.valueAsNumber)}
      />
      <span className="min-w-14 text-right text-faint text-xs tabular-nums">
        {at} / {events.length}
      </span>
      <button
        type="button"
        className="button button-quiet min-w-12 px-1 tabular-nums"
        aria-label={`Speed ${speed}. Change to ${nextSpeed}`}
        onClick={() => setSpeed(nextSpeed)}
      >
        {speed}×
      </button>
      <button
        type="button"
        className="button button-quiet px-2"
        aria-label="Follow live"
        title="Jump to the last event"
        disabled={behind <= 0 && playing}
        onClick={followLive}
      >
        <FastForward size={16} aria-hidden /> <span className="max-sm:sr-only">Live</span>
      </button>
    </div>
  );
}
