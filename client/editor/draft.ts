import { create } from 'zustand';
import type { TraceEvent } from '../../trace/event.js';
import { eventsUpTo } from '../live/arrival.js';
import { act, useSandbox } from '../live/sandbox.js';
import type { SandboxState } from '../live/sandbox-state.js';

/** A pause in typing that is long enough to take it for meant. */
const pauseMs = 600;

type Draft = {
  /** What this page wants the app to be, until the sandbox runs it; null when that is what runs. */
  draft: string | null;
  /** What the sandbox ran when the draft was begun, or what this page itself last ran since. */
  from: string;
};

export const useDraft = create<Draft>(() => ({ draft: null, from: '' }));

let timer: ReturnType<typeof setTimeout> | undefined;

function deployed(events: readonly TraceEvent[]): string {
  const last = events.findLast((event) => event.type === 'deploy');
  return last?.type === 'deploy' ? last.app : '';
}

/** What the app was, from the first deploy on, and at the end what this page wants it to be. */
export function sourcesSoFar(): string[] {
  const sources = useSandbox.getState().events.flatMap((event) => (event.type === 'deploy' ? [event.app] : []));
  const { draft } = useDraft.getState();
  return draft === null ? sources : [...sources, draft];
}

/** The app's source as this page has it: the draft, or else what the sandbox runs. */
export function useSource(): string {
  const running = useSandbox(({ events }) => deployed(events));
  const draft = useDraft((state) => state.draft);
  return draft ?? running;
}

export const currentSource = () => useDraft.getState().draft ?? deployed(useSandbox.getState().events);

/** Whether the code was changed elsewhere (another tab) since the draft was begun: running the draft would undo that. */
const isOvertaken = ({ draft, from }: Draft, { events, waiting }: Pick<SandboxState, 'events' | 'waiting'>) => {
  if (draft === null || waiting > 0) return false;
  const running = deployed(events);
  return running !== '' && running !== from && running !== draft;
};

export function useOvertaken(): boolean {
  const draft = useDraft();
  return useSandbox((state) => isOvertaken(draft, state));
}

/**
 * Takes an edit; it runs after a pause. One that cannot run yet waits for the next, and one of a code that was changed
 * elsewhere for its author's word.
 */
export function edit(source: string, canRun: boolean) {
  want(source);
  clearTimeout(timer);
  if (!canRun) return;
  timer = setTimeout(() => {
    if (!isOvertaken(useDraft.getState(), useSandbox.getState())) void deploy(source);
  }, pauseMs);
}

const want = (source: string) =>
  useDraft.setState(({ draft, from }) => ({
    draft: source,
    from: draft === null ? deployed(useSandbox.getState().events) : from,
  }));

/** Gives the draft up for what runs. */
export function dropDraft() {
  clearTimeout(timer);
  useDraft.setState({ draft: null });
}

/** Runs a source now; the store keeps its rows. */
export async function deploy(source = currentSource()) {
  clearTimeout(timer);
  if (source === deployed(useSandbox.getState().events)) return useDraft.setState({ draft: null });
  want(source);
  const acted = await act({ type: 'deploy', app: source, keepStore: true });
  // when it was refused, the text stays for its author to mend
  if (!acted) return;
  // until then what runs is, as far as this page knows, what ran before
  await eventsUpTo(acted.seq);
  useDraft.setState({ from: source });
  if (useDraft.getState().draft === source) useDraft.setState({ draft: null });
}

useSandbox.subscribe(({ id, epoch, rebuilding }, before) => {
  if ((id === before.id && epoch === before.epoch) || rebuilding) return;
  clearTimeout(timer);
  useDraft.setState({ draft: null });
});
