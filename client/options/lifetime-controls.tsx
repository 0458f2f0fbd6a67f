import type { OptionValue } from '../../source/options.js';
import { duration } from '../../trace/sentence.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Beside, Choice, type ControlProps, Field } from './controls.js';

const says = text.options;

const ages = [null, 10_000, 60_000, 3_600_000, 86_400_000];

const age = (value: OptionValue) => (typeof value === 'number' ? duration(value) : says.none);

/** Milliseconds: some that are common, and any other. */
export function MaxAgeControl({ name, reading, set }: ControlProps) {
  return (
    <Beside>
      <Choice name={name} reading={reading} values={ages} label={age} set={set} />
      <Field
        label={says.inMs(name)}
        value={reading.kind === 'given' && typeof reading.value === 'number' ? String(reading.value) : ''}
        placeholder="ms"
        numeric
        disabled={reading.kind === 'computed'}
        problem={(typed) => (/^(-?\d{1,15})?$/.test(typed.trim()) ? null : says.noNumber)}
        set={(typed) => set(typed.trim() === '' ? undefined : Number(typed))}
      />
    </Beside>
  );
}

const hour = 3_600_000;

/** A date in the code is written as `new Date('2030-01-01T00:00:00.000Z')`; the field shows what stands in it. */
export function ExpiresControl({ name, reading, set }: ControlProps) {
  const { clock, at } = usePlayhead((state) => state.latest);
  const value = reading.kind === 'given' ? reading.value : null;
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : '';
  const computed = reading.kind === 'computed';
  const setDate = (date: Date) => set({ code: `new Date('${date.toISOString()}')` });
  return (
    <Beside>
      <Field
        label={name}
        value={/^new Date\(['"]?(.*?)['"]?\)$/.exec(code)?.[1] ?? code}
        placeholder={reading.kind === 'given' && value === null ? 'null' : says.noDate}
        disabled={computed}
        problem={(typed) => (typed === '' || !Number.isNaN(Date.parse(typed)) ? null : says.noSuchDate)}
        set={(typed) => (typed === '' ? set(undefined) : setDate(new Date(typed)))}
      />
      <button
        type="button"
        className="button"
        disabled={computed || clock === null}
        onClick={() => setDate(new Date(Date.parse(clock ?? '') + at + hour))}
      >
        {says.inAnHour}
      </button>
    </Beside>
  );
}
