import type { Exploration } from '../../../protocol/result.js';
import type { TraceEvent } from '../../../trace/event.js';
import { limits } from '../limits.js';
import type { Explored } from './worker-messages.js';

/** `seq`: the first event of the action. */
export type NotedExploration = Explored & { seq: number };

/** What the interleavings of a sandbox's actions led to. A replay does not try them again. */
export class Explorations {
  /** By the action's place in the log. */
  readonly #noted = new Map<number, { exploration: NotedExploration; characters: number }>();

  note(action: number, exploration: NotedExploration) {
    this.#noted.set(action, { exploration, characters: JSON.stringify(exploration).length });
  }

  /** The actions from this place in the log on are no longer in it. */
  forget(from: number) {
    for (const action of [...this.#noted.keys()]) if (action >= from) this.#noted.delete(action);
  }

  get full() {
    const characters = [...this.#noted.values()].reduce((sum, noted) => sum + noted.characters, 0);
    return characters >= limits.explorationCharactersKept;
  }

  get all(): Exploration[] {
    return [...this.#noted].map(([action, { exploration }]) => {
      const { seq: _, ...explored } = exploration;
      return { action, ...explored };
    });
  }

  /** Those of actions that begin in these events. */
  within(events: readonly TraceEvent[]): NotedExploration[] {
    const [first, last] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0];
    return [...this.#noted.values()].flatMap(({ exploration }) =>
      first <= exploration.seq && exploration.seq <= last ? [exploration] : [],
    );
  }
}
