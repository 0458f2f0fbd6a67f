import type { TraceEvent } from '../../trace/event.js';
import type { StageState } from '../../trace/fold.js';
import type { ActionInput } from '../live/wire.js';

/** What the commands of the terminal see of the sandbox, and do to it. */
export type TerminalWorld = {
  /** As of the last event. */
  state(): Pick<StageState, 'rows' | 'keptUntil' | 'browsers' | 'at'>;
  events(): readonly TraceEvent[];
  /** Virtual seconds since the epoch. */
  now(): number;
  /** Does an action, and waits until its events are here. @throws Error when the server refuses it. */
  perform(action: ActionInput): Promise<void>;
};

export type Output = { stdout: string; stderr: string; exitCode: number };

/** Words of a command that it does not know, or cannot do: one sentence, and what to write. */
export class UsageError extends Error {}

/** A command's lines as its output; what it refuses to do as one sentence on stderr. */
export async function output(command: string, run: () => Promise<string> | string): Promise<Output> {
  try {
    return { stdout: await run(), stderr: '', exitCode: 0 };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `${command}: ${sentence}\n`, exitCode: error instanceof UsageError ? 2 : 1 };
  }
}

/** How long a stored session is still kept, in seconds; null when nothing ends it. */
export function secondsLeft({ state, now }: TerminalWorld, sid: string): number | null {
  const { rows, keptUntil, at } = state();
  const until = keptUntil[sid];
  if (until !== undefined) return until === null ? null : Math.max(0, Math.ceil((until - at) / 1000));
  const cookie = rows[sid]?.cookie as { expires?: unknown } | undefined;
  const expires = typeof cookie?.expires === 'string' ? Date.parse(cookie.expires) : Number.NaN;
  return Number.isNaN(expires) ? null : Math.max(0, Math.ceil(expires / 1000 - now()));
}
