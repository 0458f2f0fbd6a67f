import { type Comment, type Program, parse } from 'acorn';

/** Where a source stops being JavaScript, from 1, and what was found there. */
export type SyntaxFault = { message: string; line: number; column: number };

/**
 * The app's source as a module, or else as a script: either runs.
 * @param comments takes the comments of the source
 */
export function parseApp(source: string, comments: Comment[] = []): Program | null {
  return attempt(source, 'module', comments).program ?? attempt(source, 'script', comments).program ?? null;
}

/** The first syntax error of a source; null when it parses. */
export function syntaxFault(source: string): SyntaxFault | null {
  const asModule = attempt(source, 'module', []);
  if (asModule.program) return null;
  const asScript = attempt(source, 'script', []);
  if (asScript.program) return null;
  // the reading that came further is the one that was meant
  return [asModule.fault, asScript.fault].reduce((a, b) => (isAfter(b, a) ? b : a));
}

type Attempt = { program: Program } | { program?: undefined; fault: SyntaxFault };

function attempt(source: string, sourceType: 'module' | 'script', comments: Comment[]): Attempt {
  comments.length = 0;
  try {
    const program = parse(source, {
      ecmaVersion: 'latest',
      sourceType,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowHashBang: true,
      onComment: comments,
    });
    return { program };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** acorn ends its message with the place, and has it beside the message too; its columns begin at 0. */
function faultOf(error: unknown): SyntaxFault {
  if (!(error instanceof SyntaxError)) throw error;
  const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  return { message, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
}

const isAfter = (a: SyntaxFault, b: SyntaxFault) => a.line > b.line || (a.line === b.line && a.column > b.column);
