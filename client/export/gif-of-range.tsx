import { useId } from 'react';
import type { TraceEvent } from '../../trace/event.js';
import { text } from '../text/text.js';
import { mostPlaces, type Place } from './places.js';

const said = text.exporting;

/** The first and the last event that an animation shows. */
export type Range = { from: number; to: number };

type Props = {
  events: readonly TraceEvent[];
  range: Range;
  setRange: (range: Range) => void;
  /** What the animation would show. */
  places: readonly Place[];
  make: () => void;
};

/** An animation from one event to another. */
export function GifOfRange({ events, range, setRange, places, make }: Props) {
  const id = useId();
  const { from, to } = range;
  const inTrace = from >= 1 && from <= to && to <= events.length;
  const field = (label: string, key: keyof Range) => (
    <label className="flex items-center gap-2 text-soft text-sm">
      {label}
      <input
        type="number"
        className="field w-20 border-line px-2.5 tabular-nums"
        min={1}
        max={events.length}
        value={Number.isNaN(range[key]) ? '' : range[key]}
        aria-describedby={id}
        aria-invalid={!inTrace}
        onChange={({ target }) => setRange({ ...range, [key]: target.valueAsNumber })}
      />
    </label>
  );
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-3 gap-y-2">
      {field(said.from, 'from')}
      {field(said.to, 'to')}
      <button
        type="button"
        className="button"
        disabled={!inTrace || places.length === 0 || places.length > mostPlaces}
        onClick={make}
      >
        {said.gifOfRange}
      </button>
      <p id={id} role="status" className={`basis-full text-sm ${inTrace ? 'text-faint' : 'text-danger'}`}>
        {inTrace ? said.rangeHas(places.length) : said.noRange(events.length)}
      </p>
    </div>
  );
}
