import type * as z from 'zod';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';

/**
 * What came from outside, as its schema says it is.
 * @throws SandboxError invalid-message, which names the field
 */
export function checked<T extends z.ZodType>(schema: T, message: unknown): z.output<T> {
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue && issue.path.length > 0 ? fieldName(issue.path) : 'message';
  throw new SandboxError('invalid-message', `${field}: ${issue?.message ?? 'is not valid'}.`);
}

/** `experiment.actions[3].url` */
function fieldName(path: PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}
