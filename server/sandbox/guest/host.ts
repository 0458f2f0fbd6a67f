/**
 * The one door out of the VM. Everything that crosses is a string or a number; bytes travel as base64.
 * The host's side is `server/sandbox/vm/host-calls.ts`.
 */
type Door = (op: string, ...args: (string | number)[]) => string | number | undefined;

// taken while the guest boots: before a learner's code runs it is gone from the global object
const door = (globalThis as unknown as { __host: Door }).__host;

export const host = {
  /** Virtual time as ms since the Unix epoch. */
  now: (): number => door('now') as number,
  /** `count` bytes from the experiment's seeded generator, as base64. */
  randomBytes: (count: number): string => door('randomBytes', count) as string,
  /** Digest of base64 `data`, as base64. The host throws when it does not know the algorithm. */
  hash: (algorithm: string, data: string): string => door('hash', algorithm, data) as string,
  hmac: (algorithm: string, key: string, data: string): string => door('hmac', algorithm, key, data) as string,
  setTimer: (id: number, delay: number): void => void door('setTimer', id, delay),
  clearTimer: (id: number): void => void door('clearTimer', id),
  /** One trace event without what the host adds (seq, at, browser). */
  emit: (event: string): void => void door('emit', event),
  /** A finished response, as JSON. */
  respond: (response: string): void => void door('respond', response),
  /** The app ended its own process; nothing of it runs afterwards. */
  exit: (code: number): void => void door('exit', code),
};
