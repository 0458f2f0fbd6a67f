import { ShieldCheck } from 'lucide-react';
import type { SessionOptions } from '../../trace/event.js';
import type { Gate, RequestState, StageState } from '../../trace/fold.js';
import { type GateView, gatesIn, gatesOut, skippedBecause } from './gates.js';
import { Station } from './station.js';

/** express-session and the questions it asks: on the way in, and on the way out. */
export function SessionStation({ request, state }: { request: RequestState | undefined; state: StageState }) {
  const { touched, options } = state;
  const lit = touched?.what === 'gate' && touched.requestId === request?.id ? touched.gate : null;
  return (
    <Station
      actor="middleware"
      icon={ShieldCheck}
      title="express-session"
      active={request?.place === 'middleware' && !request.response}
      wires="right-and-below"
    >
      <div className="grid grid-cols-2 gap-x-3">
        <Gates title="On the way in" gates={gatesIn(request)} lit={lit} />
        <Gates title="On the way out" gates={gatesOut(request)} lit={lit} />
      </div>
      <p className="-mt-1 min-h-5 px-[0.45rem] text-[0.8125rem] text-soft">
        {skippedBecause(request) ?? (options && <Options options={options} />)}
      </p>
    </Station>
  );
}

/** The two options that decide about saving; both are true when left out. */
function Options({ options: { resave, saveUninitialized } }: { options: SessionOptions }) {
  return (
    <code className="font-mono text-faint text-xs">
      resave: {String(resave ?? true)}, saveUninitialized: {String(saveUninitialized ?? true)}
    </code>
  );
}

function Gates({ title, gates, lit }: { title: string; gates: GateView[]; lit: Gate | null }) {
  return (
    <div>
      <h4 className="eyebrow px-[0.45rem] pb-1">{title}</h4>
      <dl>
        {gates.map(({ gate, question, state, answer }) => (
          <div key={question} className="gate" data-state={state} data-touched={lit === gate && state !== 'open'}>
            <span className="lamp" aria-hidden />
            <dt className="flex-none text-[0.8125rem] text-soft">{question}</dt>
            <dd className="min-w-0 flex-1 truncate text-right font-medium text-[0.8125rem] text-actor" title={answer}>
              {answer || <span className="sr-only">not decided yet</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
