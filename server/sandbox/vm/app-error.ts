/** An error of the learner's code, as data; line and column are those of their source, from 1. */
export type AppError = {
  name: string;
  message: string;
  line?: number;
  column?: number;
  stack?: string;
  /** It is why a promise was rejected, and nobody handled that. */
  rejected?: true;
};

/** Why the code in a VM stopped before its end. */
export type Fault = { limit: 'cpu' | 'time' | 'memory' | 'stack' | 'intrinsics' } | { error: AppError };

/** CommonJS sources are evaluated inside this; what it adds to the first line is taken off columns again. */
export const wrapperHead = '(function (exports, require, module, __filename, __dirname) {';

/** ES modules are evaluated after this: QuickJS leaves `import.meta` empty. */
export const moduleHead =
  "Object.assign(import.meta, { dirname: '/app', filename: '/app/app.js', url: 'file:///app/app.js' });";

/**
 * Tells what QuickJS threw: one of its limits, or an error of the app.
 * @param thrown a dump of the value
 * @param head what stands before the app's source in its first line
 */
export function faultOf(thrown: unknown, head: string): Fault {
  const { name, message, stack } = fieldsOf(thrown);
  if (name === 'InternalError' && message === 'interrupted') return { limit: 'cpu' };
  if (name === 'InternalError' && /out of memory/.test(message)) return { limit: 'memory' };
  if (/stack overflow|call stack/i.test(message)) return { limit: 'stack' };
  const at = /app\.js:(\d+)(?::(\d+))?/.exec(stack);
  const line = at ? Number(at[1]) : undefined;
  // QuickJS counts the columns of the first line, and of no other, from 0
  const shift = line === 1 ? head.length - 1 : 0;
  const column = at?.[2] ? Math.max(1, Number(at[2]) - shift) : undefined;
  return {
    error: {
      name,
      message,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      ...(stack && { stack }),
    },
  };
}

function fieldsOf(thrown: unknown) {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown), stack: '' };
  const { name, message, stack } = thrown as Record<string, unknown>;
  return { name: String(name ?? 'Error'), message: String(message ?? ''), stack: String(stack ?? '') };
}
