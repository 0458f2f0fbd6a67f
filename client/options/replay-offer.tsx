import { History, X } from 'lucide-react';
import type { Replayed } from '../../protocol/live.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { seek, usePlayhead } from '../timeline/playhead.js';
import { type Answer, dismissReplay, replay, useReplay } from './replay.js';

const says = text.options.replay;

/** After an option was set: the same actions again with it, and what went otherwise. */
export function ReplayOffer() {
  const answer = useReplay((state) => state.answer);
  const epoch = useSandbox((state) => state.epoch);
  const nothingDone = useSandbox(({ events }) => !events.some(({ type }) => type === 'request'));
  const told = typeof answer === 'object' && answer && 'opened' in answer ? answer : null;
  // the run that was told of is no longer on the page
  if (told && told.opened.epoch !== epoch) return null;
  return (
    <div className="mt-3 rounded-xl border border-actor-line bg-actor-tint px-3.5 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-48 text-ink" role="status">
          {sentenceOf(answer) ?? (nothingDone ? says.runs : says.offer)}
        </p>
        {!told && !nothingDone && (
          <button type="button" className="button" disabled={answer === 'asked'} onClick={() => void replay()}>
            <History size={15} aria-hidden /> {says.button}
          </button>
        )}
        <button
          type="button"
          className="button button-quiet button-icon"
          aria-label={says.dismiss}
          onClick={dismissReplay}
        >
          <X size={15} aria-hidden />
        </button>
      </div>
      {told && told.differences.length > 0 && <Differences replayed={told} />}
    </div>
  );
}

function sentenceOf(answer: Answer | null): string | null {
  if (answer === 'asked') return says.asked;
  if (answer === null) return null;
  return 'opened' in answer ? answer.summary : answer.refused;
}

function Differences({ replayed: { differences, more } }: { replayed: Replayed }) {
  const at = usePlayhead((state) => state.at);
  return (
    <>
      <ol aria-label={says.differences} className="mt-2 flex max-h-72 flex-col overflow-y-auto">
        {differences.map(({ sentence, seq }) => (
          <li key={sentence}>
            <button
              type="button"
              aria-current={at === seq || undefined}
              className={`grid w-full cursor-pointer grid-cols-[2.25rem_minmax(0,1fr)] gap-2 rounded-md py-1.5 pr-2 text-left leading-snug -outline-offset-2 hover:bg-surface ${at === seq ? 'bg-surface' : ''}`}
              onClick={() => seek(seq)}
            >
              <span className="text-right text-faint text-xs tabular-nums leading-5">{seq}</span>
              <span className="break-words text-ink">{sentence}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-faint text-xs">{says.seek(more)}</p>
    </>
  );
}
