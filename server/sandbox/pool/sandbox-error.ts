import type { ErrorCode } from '../../../protocol/live.js';

/** Something a person asked of a sandbox that it cannot do; the message is the sentence they are told. */
export class SandboxError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}
