import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Answer, type Cause, type Symptom, symptoms } from '../../trace/diagnose/symptom.js';
import { actorOf } from '../design/actor.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { choose } from './choose.js';
import { EditOffer } from './edit-offer.js';

/** What finds causes is loaded when somebody asks. */
const causes = () => import('../../trace/diagnose/why.js');

/** From what somebody sees going wrong to the event that made it so. */
export function AskWhy() {
  const events = useSandbox((state) => state.events);
  const [symptom, setSymptom] = useState<Symptom | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);

  // the answer follows the trace, for as long as the question stands
  useEffect(() => {
    if (!symptom) return;
    let stands = true;
    void causes().then(({ why }) => stands && setAnswer(why(events, symptom)));
    return () => {
      stands = false;
    };
  }, [symptom, events]);

  const ask = async (asked: Symptom | null) => {
    setSymptom(asked);
    setAnswer(null);
    if (!asked) return;
    const { why } = await causes();
    const { cause } = why(useSandbox.getState().events, asked);
    if (cause) choose(cause.seq);
  };

  return (
    <>
      <select
        aria-label={text.log.whatIsWrong}
        value={symptom ?? ''}
        onChange={({ target }) => void ask(symptoms.find((one) => one === target.value) ?? null)}
        className="field -my-1 ml-auto max-w-full font-sans! text-soft max-sm:ml-0"
      >
        <option value="">{text.log.fromSymptom}</option>
        {symptoms.map((one) => (
          <option key={one} value={one}>
            {one[0]?.toUpperCase() + one.slice(1)}
          </option>
        ))}
      </select>
      <div role="status" className="order-last basis-full empty:hidden">
        {answer && (
          <div className="flex items-start gap-3 rounded-xl border border-line bg-surface py-2.5 pr-2 pl-4 text-sm">
            {answer.cause ? <Reason cause={answer.cause} /> : <p className="flex-1 text-soft">{answer.looked}</p>}
            <button
              type="button"
              className="button button-quiet button-icon -my-1"
              aria-label={text.log.closeAnswer}
              onClick={() => void ask(null)}
            >
              <X size={16} aria-hidden />
            </button>
          </div>
        )}
      </div>
    </>
  );
}

function Reason({ cause: { seq, because, change, edit } }: { cause: Cause }) {
  const event = useSandbox((state) => state.events[seq - 1]);
  return (
    <div className="min-w-0 flex-1" data-actor={event ? actorOf(event) : 'process'}>
      <p className="text-ink">
        <button type="button" className="tag mr-2 cursor-pointer" onClick={() => choose(seq)}>
          {text.log.event(seq)}
        </button>
        {because}
      </p>
      {change && <p className="mt-1 text-soft">{text.log.mend(change)}</p>}
      {edit && <EditOffer edit={edit} />}
    </div>
  );
}
