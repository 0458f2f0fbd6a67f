import { useMemo } from 'react';
import type { LessonStep } from '../../protocol/lesson.js';
import type { TraceEvent } from '../../trace/event.js';
import { check } from '../../trace/query.js';
import { type Hint, hintFor, met } from '../../trace/step-check.js';
import { useSandbox } from '../live/sandbox.js';
import { usePlayhead } from '../timeline/playhead.js';
import { useOpenStep } from './open-step.js';

export type StepState = {
  /** Which checks hold. */
  met: boolean[];
  /** The hint that fits what has happened; null when all hold. */
  hint: Hint | null;
  /** The choices of the prediction that hold, by their places; null until the step is done. */
  holding: number[] | null;
};

const nothing: readonly TraceEvent[] = [];

/** How far a step is: claims over what the stage has shown of its sandbox so far. */
export function useStepState(id: string, step: LessonStep): StepState {
  const isOpen = useOpenStep((open) => open.id === id);
  const events = useSandbox((state) => (isOpen ? state.events : nothing));
  const furthest = usePlayhead((state) => state.furthest);
  return useMemo(() => stepState(step, events.slice(0, furthest)), [step, events, furthest]);
}

function stepState({ check: checks, predict }: LessonStep, events: readonly TraceEvent[]): StepState {
  const hint = hintFor(checks, events);
  const holding = (predict?.choices ?? []).flatMap(({ when }, i) => (check(when, events) ? [i] : []));
  return { met: met(checks, events), hint, holding: hint === null ? holding : null };
}
