import { Plus, X } from 'lucide-react';
import { Labelled } from '../design/labelled.js';
import { text } from '../text/text.js';
import { Group, Note } from './group.js';
import type { FileRow } from './setup-form.js';

const says = text.world.files;

/** Views and static files beside the app. */
export function FileRows({ rows, set }: { rows: FileRow[]; set: (rows: FileRow[]) => void }) {
  const change = (at: number, fields: Partial<FileRow>) =>
    set(rows.map((row, i) => (i === at ? { ...row, ...fields } : row)));
  return (
    <Group actor="handler" title={says.title}>
      {rows.length === 0 && <Note>{says.about}</Note>}
      <ul className="flex flex-col gap-3 empty:hidden">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the path is what is being typed
          <li key={at} className="flex flex-col gap-2">
            <div className="flex items-end gap-2">
              <div className="min-w-0 flex-1">
                <Labelled label={says.path}>
                  <input
                    className="field w-full border-line px-2"
                    placeholder="views/home.ejs"
                    value={row.path}
                    spellCheck={false}
                    autoCapitalize="none"
                    autoComplete="off"
                    onChange={(event) => change(at, { path: event.target.value })}
                  />
                </Labelled>
              </div>
              <button
                type="button"
                className="button button-quiet button-icon"
                aria-label={says.remove(row.path)}
                onClick={() => set(rows.toSpliced(at, 1))}
              >
                <X size={16} aria-hidden />
              </button>
            </div>
            <Labelled label={says.text}>
              <textarea
                className="field w-full border-line p-2"
                rows={4}
                value={row.text}
                spellCheck={false}
                onChange={(event) => change(at, { text: event.target.value })}
              />
            </Labelled>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button self-start text-xs"
        onClick={() => set([...rows, { path: '', text: '' }])}
      >
        <Plus size={14} aria-hidden /> {says.add}
      </button>
    </Group>
  );
}
