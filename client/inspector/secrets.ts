import { readOption } from '../../source/read-options.js';
import { findSessionCalls } from '../../source/session-call.js';

/** What the code says of the secrets of a cookie. */
export type Secrets =
  | { kind: 'given'; secrets: readonly string[] }
  /** Only running the app can tell. */
  | { kind: 'computed'; source: string; line: number }
  /** No `session()` of the code has a cookie of this name, or it has no secret. */
  | { kind: 'none' };

/** The secrets of the `session()` call whose cookie has this name. */
export function secretsOf(source: string, cookie: string): Secrets {
  for (const call of findSessionCalls(source) ?? []) {
    const name = readOption(source, call, 'name');
    const known = name.kind === 'given' ? name.value : name.kind === 'absent' ? name.default : cookie;
    if (known !== cookie) continue;
    const secret = readOption(source, call, 'secret');
    if (secret.kind === 'computed') return { kind: 'computed', source: secret.source, line: secret.line };
    if (secret.kind !== 'given') return { kind: 'none' };
    if (typeof secret.value === 'string') return { kind: 'given', secrets: [secret.value] };
    if (Array.isArray(secret.value)) return { kind: 'given', secrets: secret.value };
  }
  return { kind: 'none' };
}
