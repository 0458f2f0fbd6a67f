import { TriangleAlert } from 'lucide-react';
import { sides } from '../difference/side-by-side.js';
import { useSandbox } from '../live/sandbox.js';
import { useTwin } from '../live/twin.js';
import { text } from '../text/text.js';
import { useLockstep } from './lockstep.js';

const says = text.compare;

/** What is wrong in either: its app does not run, or the server refused something. One sentence each. */
export function BothProblems() {
  const a = useLockstep((state) => state.latest.a.state.fault);
  const b = useLockstep((state) => state.latest.b.state.fault);
  const faults = { a, b };
  const refused = useSandbox((state) => state.problem);
  const refusedTwin = useTwin((state) => state.problem);
  const problems = [
    ...sides.flatMap((side) => {
      const { message } = faults[side] ?? {};
      return message === undefined ? [] : [says.faultOf(says.names[side], message)];
    }),
    ...(refused === null ? [] : [refused]),
    // what both refuse is said once
    ...(refusedTwin === null || refusedTwin === refused ? [] : [says.refusedBy(says.names.b, refusedTwin)]),
  ];
  return (
    <div role="alert" className="flex flex-col gap-2 empty:hidden">
      {problems.map((problem) => (
        <p
          key={problem}
          className="flex items-start gap-3 rounded-xl border border-danger/40 bg-[color-mix(in_oklab,var(--danger)_9%,var(--surface))] px-4 py-2.5 text-ink text-sm"
          data-problem
        >
          <TriangleAlert size={17} aria-hidden className="mt-0.5 flex-none text-danger" />
          {problem}
        </p>
      ))}
    </div>
  );
}
