/**
 * The one door out of the VM. Everything that crosses is a string or a number; bytes travel as base64.
 * The host's side is `server/sandbox/vm/host-calls.ts`.
 */
type Door = (op: string, ...args: (string | number)[]) => string | number | undefined;

// taken while the guest boots: before a learner's code runs it is gone from the global object
const door = (globalThis as unknown as { __host: Door }).__host;

/** Text without a NUL, which would end it on its way, or bytes as base64. */
type Input = { text: string } | { base64: string };
const input = (data: Input) => ('text' in data ? ['utf8', data.text] : ['base64', data.base64]);

/** Events wait here for the next crossing: one costs as much as making several events. */
let waiting = '';
let count = 0;
const maxWaiting = 64;

function take(): string | null {
  if (count === 0) return null;
  const events = `[${waiting}]`;
  waiting = '';
  count = 0;
  return events;
}

function flush() {
  const events = take();
  if (events !== null) door('emit', events);
}

/** For what the host must see in its place among the events. */
function doorInOrder(op: string, ...args: (string | number)[]) {
  flush();
  door(op, ...args);
}

export const host = {
  /** Virtual time as ms since the Unix epoch. */
  now: (): number => door('now') as number,
  /** `count` bytes from the experiment's seeded generator, as base64. */
  randomBytes: (count: number): string => door('randomBytes', count) as string,
  /** Digest of `data` in `encoding` (hex, base64, base64url). The host throws when it does not know the algorithm. */
  hash: (algorithm: string, data: Input, encoding: string): string =>
    door('hash', algorithm, encoding, ...input(data)) as string,
  hmac: (algorithm: string, key: Input, data: Input, encoding: string): string =>
    door('hmac', algorithm, encoding, ...input(key), ...input(data)) as string,
  /** Keys that are made to be slow to make; each costs the action CPU. Keys come as base64. */
  pbkdf2: (password: Input, salt: Input, iterations: number, length: number, digest: string): string =>
    door('pbkdf2', ...input(password), ...input(salt), iterations, length, digest) as string,
  scrypt: (password: Input, salt: Input, length: number, n: number, r: number, p: number): string =>
    door('scrypt', ...input(password), ...input(salt), length, n, r, p) as string,
  /** bcryptjs's own hash of a password with a salt. */
  bcrypt: (password: Input, salt: string): string => door('bcrypt', ...input(password), salt) as string,
  /** The source of a part of the guest that is not in its image. */
  chunk: (name: string): string => door('chunk', name) as string,
  /** @param requestId whose timer it is; null: no request's */
  setTimer: (id: number, delay: number, requestId: string | null): void =>
    doorInOrder('setTimer', id, delay, requestId ?? ''),
  clearTimer: (id: number): void => doorInOrder('clearTimer', id),
  /** One trace event without what the host adds (seq, at, browser). */
  emit(event: string): void {
    waiting += count === 0 ? event : `,${event}`;
    if (++count >= maxWaiting) flush();
  },
  /** The head of a response that is not finished yet, as JSON. */
  respondHead: (head: string): void => void door('respondHead', head),
  /** The waiting events as a JSON array, null when there are none: to be handed over when the guest gives control back. */
  take,
  /** A finished response, as JSON; what happened before it goes with it. */
  respond: (response: string): void => void door('respond', response, take() ?? '[]'),
  /** The app's connections to the world's Redis, by number. */
  redis: {
    open: (connection: number): void => doorInOrder('redis.open', connection),
    /** @param data bytes, as base64; @param requestId who sends them; null: no request */
    send: (connection: number, data: string, requestId: string | null): void =>
      doorInOrder('redis.send', connection, data, requestId ?? ''),
    close: (connection: number): void => doorInOrder('redis.close', connection),
    /** A store of the app keeps sessions under keys that begin so. */
    keepsSessionsUnder: (prefix: string): void => doorInOrder('redis.sessions', prefix),
  },
  /** The app ended its own process; nothing of it runs afterwards. */
  exit: (code: number): void => doorInOrder('exit', code),
};
