import { Plus, X } from 'lucide-react';
import { ordinaryBrowsers } from '../send/send-form.js';
import { text } from '../text/text.js';
import { Group } from './group.js';
import type { BrowserRow } from './setup-form.js';

const says = text.world.browsers;
const ordinary: readonly string[] = ordinaryBrowsers;
const columns =
  'grid grid-cols-[minmax(0,1fr)_3.75rem_4.75rem_2.25rem] items-center gap-x-1.5 sm:grid-cols-[minmax(0,1fr)_7rem_9rem_2.25rem]';

/** Who there is to send from, and what is special about their browsers. */
export function BrowserRows({ rows, set }: { rows: BrowserRow[]; set: (rows: BrowserRow[]) => void }) {
  const change = (at: number, fields: Partial<BrowserRow>) =>
    set(rows.map((row, i) => (i === at ? { ...row, ...fields } : row)));
  return (
    <Group actor="browser" title={says.title}>
      <div>
        {/* each box says the same of itself, with whose it is */}
        <div aria-hidden className={`${columns} pb-1 text-center text-faint text-xs leading-tight`}>
          <span />
          <span>{says.private}</span>
          <span>{says.noThirdParty}</span>
        </div>
        <ul className="divide-y divide-line">
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
            <li key={at} className={`${columns} min-h-11 py-1`}>
              {/* the first rows are those of every world: they keep their names */}
              {at < ordinary.length ? (
                <span className="font-mono text-ink text-sm">{row.name}</span>
              ) : (
                <input
                  className="field -ml-2 w-full border-line px-2"
                  aria-label={says.name}
                  placeholder={says.namePlaceholder}
                  value={row.name}
                  spellCheck={false}
                  autoCapitalize="none"
                  autoComplete="off"
                  onChange={(event) => change(at, { name: event.target.value })}
                />
              )}
              <Box
                label={says.of(row.name, says.private)}
                checked={row.private}
                set={(checked) => change(at, { private: checked })}
              />
              <Box
                label={says.of(row.name, says.noThirdParty)}
                checked={row.blocksThirdParty}
                set={(checked) => change(at, { blocksThirdParty: checked })}
              />
              {at >= ordinary.length && (
                <button
                  type="button"
                  className="button button-quiet button-icon"
                  aria-label={says.remove(row.name)}
                  onClick={() => set(rows.toSpliced(at, 1))}
                >
                  <X size={16} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="button self-start text-xs"
        onClick={() => set([...rows, { name: '', private: false, blocksThirdParty: false }])}
      >
        <Plus size={14} aria-hidden /> {says.add}
      </button>
    </Group>
  );
}

function Box({ label, checked, set }: { label: string; checked: boolean; set: (checked: boolean) => void }) {
  return (
    <input
      type="checkbox"
      className="size-5 justify-self-center accent-[var(--actor)]"
      aria-label={label}
      title={label}
      checked={checked}
      onChange={(event) => set(event.target.checked)}
    />
  );
}
