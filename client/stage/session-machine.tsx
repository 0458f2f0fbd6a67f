import type { Gate, RequestState, StageState } from '../../trace/fold.js';
import { type GateView, gatesIn, gatesOut, skippedBecause } from '../../trace/gates.js';
import { text } from '../text/text.js';
import { DifferenceMark, place } from './beside.js';
import { Inspectable } from './inspectable.js';

/** express-session opened up: the questions it asks on the way in, and on the way out. */
export function SessionMachine({ request, state }: { request: RequestState | undefined; state: StageState }) {
  const { touched, options } = state;
  const lit = touched?.what === 'gate' && touched.requestId === request?.id ? touched.gate : null;
  const skipped = skippedBecause(request);
  return (
    <div className="machine">
      <Gates title={text.stage.wayIn} gates={gatesIn(request)} lit={lit} requestId={request?.id} />
      <Gates title={text.stage.wayOut} gates={gatesOut(request)} lit={lit} requestId={request?.id} />
      <p className="col-span-full min-h-10 px-[0.45rem] text-[0.8125rem] text-soft">
        {skipped ?? (
          <code className="font-mono text-faint text-xs">
            {/* both are true when left out */}
            {options && (
              <>
                <span className="whitespace-nowrap">resave: {String(options.resave ?? true)},</span>{' '}
                <span className="whitespace-nowrap">
                  saveUninitialized: {String(options.saveUninitialized ?? true)}
                </span>
              </>
            )}
          </code>
        )}
      </p>
    </div>
  );
}

type GatesProps = { title: string; gates: GateView[]; lit: Gate | null; requestId: string | undefined };

function Gates({ title, gates, lit, requestId }: GatesProps) {
  return (
    <div>
      <h5 className="eyebrow px-[0.45rem] pb-0.5">{title}</h5>
      <dl>
        {gates.map(({ gate, question, state, answer }) => (
          <div
            key={question}
            className="gate"
            data-gate={question}
            data-state={state}
            data-touched={lit === gate && state !== 'open'}
          >
            <span className="lamp" aria-hidden />
            <dt className="flex-none text-[0.8125rem] text-soft">
              <Inspectable
                selection={state === 'open' || requestId === undefined ? null : { kind: 'gate', requestId, gate }}
                label={text.stage.inspectGate(question, answer)}
              >
                {question}
              </Inspectable>
            </dt>
            <DifferenceMark at={place.gate(gate)} as="dd" />
            <dd
              className="max-w-full flex-[1_0_auto] truncate text-right font-medium text-[0.8125rem] text-actor"
              title={answer}
            >
              {answer || <span className="sr-only">{text.stage.notDecided}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
