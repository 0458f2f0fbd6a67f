import { useState } from 'react';
import type { WhatIf } from '../../protocol/live.js';
import type { OptionEdit } from '../../trace/explain/explanation.js';
import { askWhatIf } from '../live/sandbox.js';
import { text } from '../text/text.js';

type Answer = 'asked' | { refused: string } | WhatIf;

/** An edit that would change a decision: it can be applied, or asked what it would have changed. */
export function EditOffer({ edit }: { edit: OptionEdit }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ask = async () => {
    setAnswer('asked');
    try {
      setAnswer(await askWhatIf(edit));
    } catch (error) {
      setAnswer({ refused: error instanceof Error ? error.message : String(error) });
    }
  };
  const apply = async () => {
    // the code's parser is fetched when it is first needed
    const { applyEdit } = await import('../options/apply-edit.js');
    await applyEdit(edit);
  };
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        <button type="button" className="button text-xs" onClick={() => void apply()}>
          {text.editor.apply}
        </button>
        <button type="button" className="button text-xs" disabled={answer === 'asked'} onClick={() => void ask()}>
          {text.log.whatIf}
        </button>
      </div>
      <div role="status" className="empty:hidden">
        {answer && <Told answer={answer} />}
      </div>
    </>
  );
}

function Told({ answer }: { answer: Answer }) {
  if (answer === 'asked') return <p className="mt-2 text-faint text-xs">{text.log.running}</p>;
  if ('refused' in answer) return <p className="mt-2 text-danger text-sm">{answer.refused}</p>;
  const { differences, more } = answer;
  return (
    <div className="mt-2 rounded-lg bg-sunken px-3 py-2.5">
      <p className="eyebrow">{differences.length === 0 ? text.log.noDifference : text.log.difference}</p>
      {differences.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1.5">
          {differences.map(({ sentence }) => (
            <li key={sentence} className="break-words text-ink text-sm leading-snug">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="mt-1.5 text-faint text-xs">{text.log.andMore(more)}</p>}
    </div>
  );
}
