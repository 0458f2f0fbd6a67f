/**
 * The one door out of the VM. Everything that crosses is a string or a number; bytes travel as base64.
 * The host's side is `server/sandbox/vm/host-calls.ts`.
 */
declare const __host: (op: string, ...args: (string | number)[]) => string | number | undefined;

export const host = {
  /** Virtual time as ms since the Unix epoch. */
  now: (): number => __host('now') as number,
  /** `count` bytes from the experiment's seeded generator, as base64. */
  randomBytes: (count: number): string => __host('randomBytes', count) as string,
  /** Digest of base64 `data`, as base64. The host throws when it does not know the algorithm. */
  hash: (algorithm: string, data: string): string => __host('hash', algorithm, data) as string,
  hmac: (algorithm: string, key: string, data: string): string => __host('hmac', algorithm, key, data) as string,
  setTimer: (id: number, delay: number): void => void __host('setTimer', id, delay),
  clearTimer: (id: number): void => void __host('clearTimer', id),
  /** One trace event without what the host adds (seq, at, browser). */
  emit: (event: string): void => void __host('emit', event),
  /** A finished response, as JSON. */
  respond: (response: string): void => void __host('respond', response),
  /** The app ended its own process; nothing of it runs afterwards. */
  exit: (code: number): void => void __host('exit', code),
};
