import type { ReactNode } from 'react';
import type { Literal, OptionName } from '../../source/options.js';
import { type Reading, readOptions } from '../../source/read-options.js';
import { duration } from '../../trace/sentence.js';
import type { Actor } from '../design/actor.js';
import { useSource } from '../editor/draft.js';
import { applyEdit } from './apply-edit.js';

type Row = { name: OptionName; actor: Actor; says: string };

const rows: Row[] = [
  {
    name: 'resave',
    actor: 'store',
    says: 'Save the session at the end of each request, even when nothing in it changed.',
  },
  {
    name: 'saveUninitialized',
    actor: 'store',
    says: 'Save a new session even when nothing was put into it, and send its cookie.',
  },
  { name: 'cookie.secure', actor: 'browser', says: 'Send the cookie over https only.' },
  { name: 'cookie.maxAge', actor: 'browser', says: 'How long the browser and the store keep it.' },
];

/** The options of `session({...})`, read from the code and written back into it: the code is what runs. */
export default function OptionsPanel() {
  const source = useSource();
  const options = readOptions(source);
  if (!options) {
    return (
      <p className="text-soft">
        No call of <code className="font-mono text-sm">session(…)</code> from express-session is to be found in the
        code, or the code does not parse. See it under Code.
      </p>
    );
  }
  const set = (name: OptionName, value: Literal | undefined) => void applyEdit({ option: name, value });
  return (
    <div className="flex max-w-3xl flex-col">
      <ul className="divide-y divide-line">
        {rows.map(({ name, actor, says }) => (
          <li key={name} data-actor={actor} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0">
            <div className="min-w-0 flex-1 basis-full sm:basis-56">
              <h3 className="font-mono font-semibold text-actor text-sm">{name}</h3>
              <p className="text-soft text-sm">{says}</p>
            </div>
            <Given reading={options[name]} leaveOut={() => set(name, undefined)} />
            {name === 'cookie.maxAge' ? (
              <MaxAge reading={options[name]} set={(value) => set(name, value)} />
            ) : (
              <Toggle name={name} reading={options[name]} set={(value) => set(name, value)} />
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-faint text-sm">
        A switch edits the literal in the code. The app starts again at once; the store keeps its rows.
      </p>
    </div>
  );
}

/** How the code gives the option. */
function Given({ reading, leaveOut }: { reading: Reading; leaveOut: () => void }) {
  if (reading.kind === 'computed') {
    return (
      <Note>
        computed: <code className="font-mono">{reading.source}</code>
      </Note>
    );
  }
  if (reading.kind === 'absent') return <Note>left out: {String(reading.default)} by default</Note>;
  return (
    <button type="button" className="button button-quiet -ml-2 px-2 text-xs sm:ml-0" onClick={leaveOut}>
      Leave out
    </button>
  );
}

const Note = ({ children }: { children: ReactNode }) => (
  <span className="max-w-56 truncate text-faint text-xs">{children}</span>
);

function Toggle({ name, reading, set }: { name: OptionName; reading: Reading; set: (value: boolean) => void }) {
  const value = reading.kind === 'given' ? reading.value : reading.kind === 'absent' ? reading.default : null;
  return (
    <button
      type="button"
      role="switch"
      className="switch ml-auto sm:ml-0"
      aria-label={name}
      aria-checked={Boolean(value)}
      disabled={reading.kind === 'computed'}
      title={reading.kind === 'computed' ? 'The code computes it: change it under Code' : undefined}
      onClick={() => set(!value)}
    />
  );
}

const ages = [10_000, 60_000, 3_600_000, 86_400_000];

function MaxAge({ reading, set }: { reading: Reading; set: (value: number | null) => void }) {
  const value = reading.kind === 'given' ? reading.value : null;
  const choices = typeof value === 'number' && !ages.includes(value) ? [...ages, value].sort((a, b) => a - b) : ages;
  return (
    <select
      className="field ml-auto border-line sm:ml-0"
      aria-label="cookie.maxAge"
      disabled={reading.kind === 'computed'}
      value={String(value)}
      onChange={(event) => set(event.target.value === 'null' ? null : Number(event.target.value))}
    >
      <option value="null">none</option>
      {choices.map((ms) => (
        <option key={ms} value={ms}>
          {ms < 0 ? `${ms} ms` : duration(ms)}
        </option>
      ))}
    </select>
  );
}
