import { useMemo, useState } from 'react';
import type { Setup } from '../../protocol/experiment.js';
import { useSource } from '../editor/draft.js';
import { replaceSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { BrowserRows } from './browser-rows.js';
import { FileRows } from './file-rows.js';
import { NetworkFields } from './network-fields.js';
import { experimentOf, type SetupForm, setupFormOf } from './setup-form.js';
import { StoreFields } from './store-fields.js';

const says = text.world.setUp;

/** Changes some of the fields of the form. */
export type Change = (fields: Partial<SetupForm>) => void;

/** What the sandbox was made of, beside its app. The fields show that until they are edited. */
export function SetUp({ setup }: { setup: Setup }) {
  const source = useSource();
  const made = useMemo(() => setupFormOf(setup, source), [setup, source]);
  const [edited, setEdited] = useState<SetupForm | null>(null);
  const [making, setMaking] = useState(false);
  const form = edited ?? made;
  const asked = useMemo(() => edited && experimentOf(edited, setup, source), [edited, setup, source]);
  const change: Change = (fields) => setEdited({ ...form, ...fields });
  const make = async () => {
    if (!asked || !('experiment' in asked)) return;
    setMaking(true);
    await replaceSandbox(asked.experiment);
    setMaking(false);
  };
  return (
    <form
      className="flex flex-col gap-3"
      aria-label={says.title}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <NetworkFields form={form} change={change} />
      <StoreFields form={form} change={change} />
      <BrowserRows rows={form.browsers} set={(browsers) => change({ browsers })} />
      <FileRows rows={form.files} set={(files) => change({ files })} />
      <div
        // what was edited may be far above
        className={`flex flex-wrap gap-x-2 ${edited ? 'sticky bottom-2 rounded-xl border border-line-strong bg-surface p-2 shadow-lift' : ''}`}
      >
        <p role="status" className="w-full px-1 pb-2 text-danger text-sm empty:hidden">
          {asked && 'problem' in asked && asked.problem}
        </p>
        <button type="submit" className="button button-main" disabled={making || !asked || 'problem' in asked}>
          {says.start}
        </button>
        <button type="button" className="button button-quiet" disabled={!edited} onClick={() => setEdited(null)}>
          {says.discard}
        </button>
      </div>
    </form>
  );
}
