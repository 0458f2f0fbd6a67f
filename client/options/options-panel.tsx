import { ChevronDown, Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { type Readings, readCall } from '../../source/read-options.js';
import { findSessionCalls } from '../../source/session-call.js';
import { useSource } from '../editor/draft.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { applyEdit } from './apply-edit.js';
import { useOptionSearch } from './asked-option.js';
import { groups, type OptionGroup, type Row } from './option-groups.js';
import { OptionRow } from './option-row.js';

const says = text.options;

/** Every option of `session({...})`, read from the code and written back into it: the code is what runs. */
export default function OptionsPanel() {
  const source = useSource();
  const [chosen, setChosen] = useState(0);
  const { words, arriving } = useOptionSearch();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (arriving === null) return;
    const row = panel.current?.querySelector(`[data-option="${CSS.escape(arriving)}"]`);
    row?.querySelector<HTMLElement>('button, input, select')?.focus();
    useOptionSearch.setState({ arriving: null });
  }, [arriving]);
  const calls = findSessionCalls(source) ?? [];
  const call = calls[chosen] ?? calls[0];
  if (!call) return <p className="text-soft">{says.noCall}</p>;
  const readings = readCall(source, call);
  const shown = groups.map((group) => found(group, words)).filter(({ first, more }) => first.length + more.length > 0);
  return (
    <div ref={panel} className="flex max-w-5xl flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <label className="flex min-w-0 flex-1 basis-56 items-center gap-2 rounded-xl border border-line bg-surface px-3 focus-within:border-line-strong sm:max-w-72">
          <Search size={15} aria-hidden className="flex-none text-faint" />
          <span className="sr-only">{says.find}</span>
          <input
            type="search"
            className="field min-w-0 flex-1 hover:bg-transparent"
            placeholder={says.find}
            value={words}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => useOptionSearch.setState({ words: event.target.value })}
          />
        </label>
        {calls.length > 1 && (
          <select
            className="field border-line"
            aria-label={says.which}
            value={calls.indexOf(call)}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {calls.map(({ line }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a call is what it is by its place
              <option key={i} value={i}>
                {says.call(line)}
              </option>
            ))}
          </select>
        )}
        <p className="min-w-0 flex-1 basis-72 text-faint text-xs">{says.about}</p>
      </div>
      {shown.length === 0 && <p className="text-soft text-sm">{says.nothingFound(words.trim())}</p>}
      {shown.map((group) => (
        <Group
          key={group.name}
          group={group}
          all={words.trim() !== ''}
          readings={readings}
          line={call.line}
          alone={calls.length === 1}
        />
      ))}
    </div>
  );
}

/** The rows that have the words in their name or in what they do. */
function found({ name, first, more }: OptionGroup, words: string): OptionGroup {
  const has = (row: Row) =>
    `${row.name} ${text.editor.completions.options[row.name]}`.toLowerCase().includes(words.trim().toLowerCase());
  return { name, first: first.filter(has), more: more.filter(has) };
}

type GroupProps = { group: OptionGroup; all: boolean; readings: Readings; line: number; alone: boolean };

/** What is needed most, and the rest when it is asked for or searched. */
function Group({ group: { name, first, more }, all, readings, line, alone }: GroupProps) {
  const [open, setOpen] = useState(false);
  const ran = usePlayhead((state) => state.latest.options);
  const id = useId();
  const { title, about } = says.groups[name];
  const rows = open || all ? [...first, ...more] : first;
  return (
    <section aria-labelledby={`${id}-title`} className="rounded-2xl border border-line bg-surface px-4 py-3.5 sm:px-5">
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1">
          <h3 id={`${id}-title`} className="font-semibold font-serif text-ink text-lg leading-tight">
            {title}
          </h3>
          <p className="text-faint text-xs">{about}</p>
        </div>
        {!all && (
          <button
            type="button"
            className="button button-quiet flex-none gap-1 px-2"
            aria-label={`${open ? says.fewer : says.more(more.length)}: ${title}`}
            aria-expanded={open}
            aria-controls={`${id}-rows`}
            onClick={() => setOpen(!open)}
          >
            {open ? says.fewer : says.more(more.length)}
            <ChevronDown size={14} aria-hidden className={open ? 'rotate-180' : ''} />
          </button>
        )}
      </div>
      <ul id={`${id}-rows`} className="mt-2 divide-y divide-line empty:hidden">
        {rows.map((row) => (
          <OptionRow
            key={row.name}
            row={row}
            reading={readings[row.name]}
            // of several calls the trace tells of the one that was entered last
            cameTo={alone && ran ? cameTo(ran, row.name) : undefined}
            set={(value) => void applyEdit({ option: row.name, value, line })}
          />
        ))}
      </ul>
    </section>
  );
}

/** What express-session was given for an option, where the trace shows it. */
function cameTo(ran: { cookie?: unknown }, name: Row['name']): unknown {
  const [key = '', inCookie] = name.split('.');
  const value = (ran as Record<string, unknown>)[key];
  if (inCookie === undefined) return value;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[inCookie] : undefined;
}
