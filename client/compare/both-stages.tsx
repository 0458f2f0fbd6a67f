import { ArrowUpRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Experiment } from '../../protocol/experiment.js';
import { linkText } from '../../protocol/share/link.js';
import { namesOf, type Shown, type Side, sides } from '../difference/side-by-side.js';
import { stageMarks } from '../difference/stage-marks.js';
import { chooseBrowser, lookAt, useBrowsers, useSend } from '../send/send-form.js';
import { type Beside, BesideProvider } from '../stage/beside.js';
import { Stage } from '../stage/stage.js';
import { text } from '../text/text.js';
import { useLockstep } from './lockstep.js';
import type { Pair } from './pair.js';
import { SideName } from './side-name.js';

const says = text.compare;

type Props = { pair: Pair; called: Record<Side, string> | null };

/** Both stages at the same moment, each with what it is; on a phone one at a time. */
export function BothStages({ pair, called }: Props) {
  const a = useLockstep((state) => state.a);
  const b = useLockstep((state) => state.b);
  const shown = { a, b };
  const beside = useBeside(a, b);
  const [side, setSide] = useState<Side>('a');
  return (
    <section aria-label={says.stages} className="flex flex-col gap-3">
      <SideSwitch side={side} setSide={setSide} />
      <div className="both-stages">
        {sides.map((one) => (
          <div key={one} className={`flex min-w-0 flex-col gap-3 ${one === side ? '' : 'max-sm:hidden'}`}>
            <StageName side={one} label={called?.[one] ?? says.asItIs} experiment={pair[one]} />
            <BesideProvider value={beside[one]}>
              <OneStage shown={shown[one]} />
            </BesideProvider>
          </div>
        ))}
      </div>
    </section>
  );
}

function useBeside(a: Shown, b: Shown): Record<Side, Beside> {
  const names = useMemo(() => namesOf(a.events, b.events), [a.events, b.events]);
  return useMemo(() => {
    const both = { a: { ...a, name: names.a }, b: { ...b, name: names.b } };
    return {
      a: { called: says.names.a, marks: stageMarks(both.a, both.b, says.against(says.names.b)) },
      b: { called: says.names.b, marks: stageMarks(both.b, both.a, says.against(says.names.a)) },
    };
  }, [a, b, names]);
}

function OneStage({ shown: { state, events } }: { shown: Shown }) {
  const known = useBrowsers();
  const looking = useSend((send) => send.looking);
  const still = useLockstep((state) => state.scrubbing);
  const { id, browser } = state.requests.at(-1) ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new request, also of the same browser, is looked at
  useEffect(() => {
    if (browser) lookAt(browser);
  }, [id, browser]);
  return <Stage state={state} events={events} known={known} looking={looking} still={still} onLook={chooseBrowser} />;
}

function StageName({ side, label, experiment }: { side: Side; label: string; experiment: Experiment }) {
  return (
    <h2 className="flex min-w-0 items-center gap-2.5">
      <SideName side={side} />
      <span className="min-w-0 flex-1 break-words font-mono text-[0.875rem] text-ink" data-label={side}>
        <span className="sr-only">: </span>
        {label}
      </span>
      <Link
        className="button button-quiet button-icon"
        to={`/play#x=${linkText(experiment)}`}
        aria-label={says.openAlone(says.names[side])}
        title={says.openAlone(says.names[side])}
      >
        <ArrowUpRight size={16} aria-hidden />
      </Link>
    </h2>
  );
}

/** On a phone: which of the two is shown. */
function SideSwitch({ side, setSide }: { side: Side; setSide: (side: Side) => void }) {
  return (
    <fieldset className="flex gap-1 rounded-xl border border-line bg-surface p-1 sm:hidden">
      <legend className="sr-only">{says.showSide}</legend>
      {sides.map((one) => (
        <label
          key={one}
          className="flex min-h-9 flex-1 cursor-pointer items-center justify-center gap-2 rounded-lg font-medium text-soft text-sm has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-(--focus)"
        >
          <input type="radio" name="side" className="sr-only" checked={one === side} onChange={() => setSide(one)} />
          {says.stage(says.names[one])}
        </label>
      ))}
    </fieldset>
  );
}
