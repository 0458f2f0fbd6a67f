import { useId, useRef, useState } from 'react';
import { isSession } from '../../protocol/session.js';
import type { SessionData } from '../../trace/fold/state.js';
import { act } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Section } from './section.js';

const { edit: says, raw } = text.rows;

/** The row as the store keeps it, and the same to be written by hand. */
export function RowEdit({ sid, session }: { sid: string; session: SessionData }) {
  const [edited, setEdited] = useState<string | null>(null);
  const there = usePlayhead(({ latest }) => sid in latest.rows);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const stored = JSON.stringify(session);
  const shown = edited ?? JSON.stringify(session, null, 2);
  const good = isSession(shown);
  const write = async () => {
    const done = await act({ type: 'store.set', sid, session: JSON.stringify(JSON.parse(shown)) });
    if (!done) return;
    setEdited(null);
    // the button that was pressed has nothing more to write
    field.current?.focus();
  };
  return (
    <>
      <Section title={raw.title}>
        <code
          className="block break-all rounded-lg bg-sunken px-3 py-2 font-mono text-[0.8125rem] text-ink"
          data-stored
        >
          {stored}
        </code>
      </Section>
      <Section title={says.title}>
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <p className="text-soft text-sm">{says.about}</p>
          <label htmlFor={id} className="sr-only">
            {says.label}
          </label>
          <textarea
            id={id}
            ref={field}
            className="field w-full resize-y border-line px-2 py-1.5"
            rows={Math.min(16, shown.split('\n').length + 1)}
            value={shown}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            onChange={({ target }) => setEdited(target.value)}
          />
          <p role="status" className="text-danger text-sm empty:hidden">
            {there ? !good && says.wrong : says.gone}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="submit" className="button" disabled={!there || !good || edited === null}>
              {says.write}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={edited === null}
              onClick={() => setEdited(null)}
            >
              {says.discard}
            </button>
          </div>
        </form>
      </Section>
    </>
  );
}
