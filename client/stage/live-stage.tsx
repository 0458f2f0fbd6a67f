import { useEffect } from 'react';
import { useLit } from '../difference/lit.js';
import { inspect } from '../inspector/selection.js';
import { useSandbox } from '../live/sandbox.js';
import { chooseBrowser, lookAt, useBrowsers, useSend } from '../send/send-form.js';
import { usePlayhead } from '../timeline/playhead.js';
import { BesideProvider } from './beside.js';
import { Inspect } from './inspectable.js';
import { Stage } from './stage.js';

/** The stage of the sandbox that the page follows, at the playhead. */
export function LiveStage() {
  const state = usePlayhead((playhead) => playhead.stage);
  const still = usePlayhead((playhead) => playhead.scrubbing);
  const events = useSandbox((sandbox) => sandbox.events);
  const known = useBrowsers();
  const looking = useSend((send) => send.looking);
  const beside = useLit((lit) => lit.stage);
  const { id, browser } = state.requests.at(-1) ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new request, also of the same browser, is looked at
  useEffect(() => {
    if (browser) lookAt(browser);
  }, [id, browser]);
  return (
    <Inspect value={inspect}>
      <BesideProvider value={beside}>
        <Stage state={state} events={events} known={known} looking={looking} still={still} onLook={chooseBrowser} />
      </BesideProvider>
    </Inspect>
  );
}
