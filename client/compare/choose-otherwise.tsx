import { lazy, Suspense, useState } from 'react';
import { isOptionName, type OptionName, type OptionValue } from '../../source/options.js';
import { readOptions } from '../../source/read-options.js';
import { optionText } from '../../source/set-option.js';
import { readStore } from '../../source/set-store.js';
import { text } from '../text/text.js';
import { lastApp, type Otherwise } from './otherwise.js';
import type { Pair } from './pair.js';
import { comparable, valuesOf } from './values.js';

// the editor is large, and few write code to compare
const CodeOfB = lazy(() => import('./code-of-b.js'));

const says = text.compare;

type Props = { pair: Pair; change: (to: Otherwise) => Promise<void> };

/** What B has otherwise than A: an option, the store or the code. B is made anew with it, and does all that A did. */
export function ChooseOtherwise({ pair, change }: Props) {
  const [what, setWhat] = useState('');
  const choose = (chosen: string) => {
    setWhat(chosen);
    const first = firstChange(chosen, lastApp(pair.a));
    if (first) void change(first);
  };
  return (
    <section aria-label={says.otherwise} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-sm text-soft">
        <span>{says.isWith}</span>
        <select
          className="field border-line bg-surface"
          aria-label={says.option}
          value={what}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="" disabled>
            {says.choose}
          </option>
          {comparable.map((name) => (
            <option key={name}>{name}</option>
          ))}
          <option value="store">{says.store}</option>
          <option value="code">{says.code}</option>
        </select>
        {what === 'store' && <ChooseStore pair={pair} change={change} />}
        {isOptionName(what) && <ChooseValue key={what} option={what} pair={pair} change={change} />}
      </div>
      {what === 'code' && (
        <Suspense fallback={<p className="text-faint text-sm">{text.workspace.loading}</p>}>
          <CodeOfB app={lastApp(pair.b)} run={(app) => void change({ what: 'code', app })} />
        </Suspense>
      )}
    </section>
  );
}

/** What choosing alone does, where there is a value that is plainly another. */
function firstChange(what: string, app: string): Otherwise | null {
  if (what === 'store') return { what: 'store', store: readStore(app) === 'redis' ? 'memory' : 'redis' };
  if (!isOptionName(what)) return null;
  const value = valuesOf(what, inForce(app, what))?.[0];
  return value === undefined ? null : { what: 'option', option: what, value };
}

/** What an option is in an app: as it is given, or else its default; undefined where that is not to be told. */
function inForce(app: string, option: OptionName): OptionValue | undefined {
  const reading = readOptions(app)?.[option];
  if (reading?.kind === 'given') return reading.value;
  return reading?.kind === 'absent' ? reading.default : undefined;
}

function ChooseStore({ pair, change }: Props) {
  const now = readStore(lastApp(pair.b));
  return (
    <select
      className="field border-line bg-surface"
      aria-label={says.value}
      value={now ?? ''}
      onChange={(event) => void change({ what: 'store', store: event.target.value === 'redis' ? 'redis' : 'memory' })}
    >
      <option value="memory">{says.stores.memory}</option>
      <option value="redis">{says.stores.redis}</option>
      {now !== 'memory' && now !== 'redis' && <option value={now ?? ''}>{says.stores.own}</option>}
    </select>
  );
}

const leftOut = 'left out';

function ChooseValue({ option, pair, change }: Props & { option: OptionName }) {
  const values = valuesOf(option, undefined);
  const reading = readOptions(lastApp(pair.b))?.[option];
  const now = reading?.kind === 'given' ? reading.value : undefined;
  const set = (value: OptionValue | undefined) => void change({ what: 'option', option, value });
  if (!values) return <TypedValue now={typeof now === 'string' ? now : ''} set={set} />;
  const shown = values.some((value) => same(value, now)) || now === undefined ? values : [now, ...values];
  return (
    <select
      className="field border-line bg-surface"
      aria-label={says.value}
      value={now === undefined ? leftOut : JSON.stringify(now)}
      onChange={({ target }) => set(shown.find((value) => JSON.stringify(value) === target.value))}
    >
      {shown.map((value) => (
        <option key={JSON.stringify(value)} value={JSON.stringify(value)}>
          {optionText({ option, value })}
        </option>
      ))}
      <option value={leftOut}>{says.leftOut(option, undefined)}</option>
    </select>
  );
}

const same = (one: OptionValue, other: OptionValue | undefined) => JSON.stringify(one) === JSON.stringify(other);

function TypedValue({ now, set }: { now: string; set: (value: string) => void }) {
  const [typed, setTyped] = useState(now);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        set(typed);
      }}
    >
      <input
        className="field border-line bg-surface px-2.5"
        aria-label={says.value}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button">
        {says.set}
      </button>
    </form>
  );
}
