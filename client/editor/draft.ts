import { create } from 'zustand';
import type { TraceEvent } from '../../trace/event.js';
import { eventsUpTo } from '../live/arrival.js';
import { act, useSandbox } from '../live/sandbox.js';

/** A pause in typing that is long enough to take it for meant. */
const pauseMs = 600;

/** What this page wants the app to be, until the sandbox runs it; null when that is what runs. */
export const useDraft = create<{ draft: string | null }>(() => ({ draft: null }));

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

/** Takes an edit; it runs after a pause. One that cannot run yet waits for the next. */
export function edit(source: string, canRun: boolean) {
  useDraft.setState({ draft: source });
  clearTimeout(timer);
  if (canRun) timer = setTimeout(() => void deploy(source), pauseMs);
}

/** Runs a source now; the store keeps its rows. */
export async function deploy(source = currentSource()) {
  clearTimeout(timer);
  if (source === deployed(useSandbox.getState().events)) return useDraft.setState({ draft: null });
  useDraft.setState({ draft: source });
  const acted = await act({ type: 'deploy', app: source, keepStore: true });
  // when it was refused, the text stays for its author to mend
  if (!acted) return;
  // until then what runs is, as far as this page knows, what ran before
  await eventsUpTo(acted.seq);
  if (useDraft.getState().draft === source) useDraft.setState({ draft: null });
}

useSandbox.subscribe(({ id, epoch }, before) => {
  if (id === before.id && epoch === before.epoch) return;
  clearTimeout(timer);
  useDraft.setState({ draft: null });
});
