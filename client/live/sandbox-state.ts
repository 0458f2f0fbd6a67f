import { create } from 'zustand';
import type { Setup } from '../../protocol/experiment.js';
import type { Opened } from '../../protocol/live.js';
import { emptyInbox, type Inbox } from './inbox.js';

export type SandboxState = Inbox & {
  status: 'connecting' | 'live' | 'reconnecting';
  /** What the sandbox was made of; what was deployed since is in its events. Null until the server has said so. */
  setup: Setup | null;
  /** Where the Redis is that its app reaches. */
  redis: Opened['redis'];
  /** The sandbox answers clients outside on `<id>.<domain>`; null until the server has said so. */
  domain: string | null;
  /** The server has lost the sandbox, and a new one takes its place: what is being written goes on. */
  rebuilding: boolean;
  /** Actions that the server has not acknowledged. */
  waiting: number;
  /** What the server refused, in its own sentence, until dismissed. */
  problem: string | null;
};

export const initial: SandboxState = {
  ...emptyInbox,
  status: 'connecting',
  setup: null,
  redis: 'embedded',
  domain: null,
  rebuilding: false,
  waiting: 0,
  problem: null,
};

/** A sandbox that a page follows, as far as the page knows it. */
export const createSandboxState = () => create<SandboxState>(() => initial);
export type SandboxStore = ReturnType<typeof createSandboxState>;

/** The page's own sandbox. */
export const useSandbox = createSandboxState();

/** Shows a problem on the page, until it is dismissed. */
export function tell(problem: string) {
  useSandbox.setState({ problem });
}
