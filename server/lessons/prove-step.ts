import { toAction } from '../../protocol/lesson-action.js';
import { variantOf } from '../../protocol/variant.js';
import type { TraceEvent } from '../../trace/event.js';
import { check } from '../../trace/query.js';
import { hintFor } from '../../trace/step-check.js';
import { liveThings } from './live-things.js';
import type { LoadedStep } from './load.js';
import { StepRun } from './step-run.js';

/** Where in the front matter, and what is wrong there. */
type Fault = [path: readonly PropertyKey[], sentence: string];
type Trace = readonly TraceEvent[];

/**
 * Runs a step: its start does not pass its check, nor does any beginning of its solution, and the whole solution does;
 * then exactly one choice of its prediction holds. Each hint is reached by a wrong attempt or a beginning of the
 * solution, and each attempt reaches the hint that it says.
 * @returns what is wrong, a line each
 */
export async function proveStep(step: LoadedStep): Promise<string[]> {
  const traces: Trace[] = [];
  const failed = await attempt(step, step.solution, ['solution'], (trace) => traces.push([...trace]));
  const [before = []] = traces;
  const solved = traces.at(-1) ?? [];
  // of a step that is done before it begins, all else would be said for the same reason
  const first = failed ?? (hintFor(step.check, before) ? null : alreadyDone);
  const faults = first
    ? [first]
    : [
        ...solutionFaults(step, traces),
        ...(await predictionFaults(step, solved)),
        ...actionFaults(step, [before, solved]),
        ...proseFaults(step, solved),
        ...(await attemptFaults(step, traces)),
      ];
  return faults.map(([path, sentence]) => `${step.where(path)}: ${sentence}`);
}

const alreadyDone: Fault = [['check'], 'holds at the start already, before anything is done.'];

/** @param traces before the first action of the solution, and after each */
const solutionFaults = ({ check: checks, solution }: LoadedStep, traces: readonly Trace[]): Fault[] =>
  traces.flatMap((trace, done): Fault[] => {
    const hint = hintFor(checks, trace);
    if (done === solution.length)
      return hint ? [[['check', hint.check], `does not hold after the solution: "${hint.levels[0]}"`]] : [];
    return hint ? [] : [[['solution', done], 'the check passes before it; leave out what is not needed.']];
  });

async function predictionFaults(step: LoadedStep, solved: Trace): Promise<Fault[]> {
  const right = step.predict?.choices.filter(({ when }) => check(when, solved)).length ?? 1;
  return right === 1
    ? variantFaults(step)
    : [[['predict', 'choices'], `${right} of them hold after the solution; exactly one must.`]];
}

/** As many as there are sets to vary, and two more. @returns the first that does not hold */
async function variantFaults(step: LoadedStep): Promise<Fault[]> {
  if (!step.predict) return [];
  for (let seed = 1; seed <= 2 * (step.vary.length + 1); seed++) {
    const variant = variantOf(step, seed);
    let trace: Trace = [];
    const failed = await attempt(variant, variant.solution, ['solution'], (now) => {
      trace = now;
    });
    const right = variant.predict?.choices.filter(({ when }) => check(when, trace)).length;
    const reason = failed?.[1] ?? (right === 1 ? null : `${right} choices hold after its solution; exactly one must.`);
    if (reason) return [[['predict'], `asked again with other names (variant ${seed}): ${reason}`]];
  }
  return [];
}

/** A button of the prose does something at some time: at the start, or once the step is done. */
const actionFaults = ({ actions }: LoadedStep, times: readonly Trace[]): Fault[] =>
  Object.entries(actions).flatMap(([name, one]): Fault[] => {
    const reasons = times.flatMap((trace) => messageOf(() => toAction(one, trace)) ?? []);
    return reasons.length < times.length ? [] : [[['actions', name], `cannot be done: ${reasons[0]}`]];
  });

const proseFaults = ({ prose, actions }: LoadedStep, solved: Trace): Fault[] =>
  liveThings(prose).flatMap(({ kind, of, written }): Fault[] => {
    if (kind === 'run' && !Object.hasOwn(actions, of)) return [[[], `${written}: the step has no such action.`]];
    if (kind === 'event' && !solved.some(({ type }) => type === of))
      return [[[], `${written}: there is no such event after the solution.`]];
    if (kind === 'cookie' && !solved.some((event) => event.type === 'browser.cookie' && event.cookie.name === of))
      return [[[], `${written}: no jar is given such a cookie in the solution.`]];
    return [];
  });

/** @param solving the traces of the solution's beginnings, which are attempts too */
async function attemptFaults(step: LoadedStep, solving: readonly Trace[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  /** The lists of hints that were told: each is one by itself. */
  const told = new Set(solving.map((trace) => hintFor(step.check, trace)?.levels));
  for (const [i, { actions, hint }] of step.attempts.entries()) {
    let trace: Trace = [];
    const failed = await attempt(step, actions, ['attempts', i, 'actions'], (now) => {
      trace = now;
    });
    const reached = hintFor(step.check, trace);
    told.add(reached?.levels);
    if (failed) faults.push(failed);
    else if (!reached) faults.push([['attempts', i], 'passes the check: it is no wrong attempt.']);
    else if (!reached.levels[0]?.startsWith(hint))
      faults.push([['attempts', i, 'hint'], `the hint that it leads to is "${reached.levels[0]}"`]);
  }
  const hints = step.check.flatMap(({ hint, but }, i) => [
    { path: ['check', i, 'hint'], hint },
    ...but.map((one, j) => ({ path: ['check', i, 'but', j, 'hint'], hint: one.hint })),
  ]);
  const unreached = hints.filter(({ hint }) => !told.has(hint));
  return [...faults, ...unreached.map(({ path }): Fault => [path, 'no attempt leads to it.'])];
}

/** @param seen is told the trace before the first action, and after each @returns what could not be done */
async function attempt(
  step: LoadedStep,
  actions: LoadedStep['solution'],
  path: readonly PropertyKey[],
  seen: (trace: Trace) => void,
): Promise<Fault | null> {
  let at: readonly PropertyKey[] = ['start', 'actions'];
  try {
    const run = await StepRun.begin(step);
    seen(run.trace);
    for (const [i, one] of actions.entries()) {
      at = [...path, i];
      await run.act(one);
      seen(run.trace);
    }
    await run.dispose();
    return null;
  } catch (error) {
    return [at, error instanceof Error ? error.message : String(error)];
  }
}

function messageOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
