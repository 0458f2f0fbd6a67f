import { useEffect, useRef } from 'react';
import { useSandbox } from '../live/sandbox.js';
import { lookAt } from '../send/send-form.js';
import { usePlayhead } from '../timeline/playhead.js';
import { BrowserStation } from './browser-station.js';
import { HandlerStation } from './handler-station.js';
import { Packet, useDocks } from './packet.js';
import { SessionStation } from './session-station.js';
import { StoreStation } from './store-station.js';

/** The world as it is at the playhead: nothing here depends on anything but that state. */
export function Stage() {
  const state = usePlayhead((playhead) => playhead.stage);
  const events = useSandbox((sandbox) => sandbox.events);
  const element = useRef<HTMLDivElement>(null);
  const docks = useDocks(element);
  const current = state.requests.at(-1);
  const first = events[0];
  const clock = first?.type === 'deploy' ? Date.parse(first.clock) : 0;
  const browser = current?.browser;
  const id = current?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new request, also of the same browser, is looked at
  useEffect(() => {
    if (browser) lookAt(browser);
  }, [id, browser]);
  return (
    <div className="stage-frame">
      <div className="stage" ref={element}>
        <BrowserStation state={state} request={current} events={events} />
        <SessionStation state={state} request={current} />
        <HandlerStation state={state} request={current} />
        <StoreStation state={state} request={current} clock={clock} />
        {state.requests.map((request, index) => {
          const box = docks[request.place];
          return box && <Packet key={request.id} request={request} state={state} box={box} index={index} />;
        })}
      </div>
    </div>
  );
}
