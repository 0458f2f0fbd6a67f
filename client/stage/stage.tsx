import { useRef } from 'react';
import type { TraceEvent } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';
import { duration } from '../../trace/sentence.js';
import { text } from '../text/text.js';
import { useLabel } from './beside.js';
import { Browsers } from './browsers.js';
import { useDocked } from './docks.js';
import { Packet } from './packet.js';
import { Process } from './process.js';
import { Wire } from './wire.js';

type Props = {
  /** The world after some event of the trace: nothing on the stage depends on anything else. */
  state: StageState;
  events: readonly TraceEvent[];
  /** Browsers that can be looked at before they have sent anything. */
  known: readonly string[];
  looking: string;
  /** Nothing moves: what has changed is where it is now. */
  still?: boolean;
  onLook: (browser: string) => void;
};

/** The world: browsers, the wire, the app with express-session, the store, and the requests on their way. */
export function Stage({ state, events, known, looking, still = false, onLook }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useDocked(element);
  const { touched } = state;
  const request = state.requests.at(-1);
  return (
    <section className="stage-frame" aria-label={useLabel(text.stage.title)}>
      <div className="stage" ref={element} data-seq-shown={state.seq} data-still={still}>
        <Browsers state={state} events={events} known={known} looking={looking} onLook={onLook} />
        <Wire state={state} request={request} />
        <Process state={state} request={request} />
        {state.requests.map((one, index) => (
          <Packet key={one.id} request={one} index={state.requests.length - 1 - index} />
        ))}
        {touched?.what === 'time' && (
          <p key={state.seq} className="time-jump" aria-hidden>
            {text.stage.time(duration(touched.to - touched.from))}
          </p>
        )}
      </div>
    </section>
  );
}
