import type { OptionEdit } from '../../trace/explain/explanation.js';

/** Makes an edit of the options in the code and runs it. The editor of code is fetched when it is first needed. */
export function ApplyEditButton({ edit }: { edit: OptionEdit }) {
  const apply = async () => {
    const { applyEdit } = await import('../options/apply-edit.js');
    await applyEdit(edit);
  };
  return (
    <button type="button" className="button mt-2 text-xs" onClick={() => void apply()}>
      Apply this edit
    </button>
  );
}
