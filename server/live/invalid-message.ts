import type * as z from 'zod/mini';
import { issueSentence } from '../../protocol/issue.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';

/**
 * What came from outside, as its schema says it is.
 * @throws SandboxError invalid-message, which names the field
 */
export function checked<T extends z.ZodMiniType>(schema: T, message: unknown): z.output<T> {
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  throw new SandboxError('invalid-message', issueSentence(result.error, 'message'));
}
