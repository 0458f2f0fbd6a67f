import { parseApp } from './parse.js';
import { lineOf, walk } from './session-call.js';

/** What a source requires or imports by a name that is written out, and in which line, from 1. None when it does not parse. */
export function askedModules(source: string): { name: string; line: number }[] {
  const program = parseApp(source);
  if (!program) return [];
  const asked: { name: string; line: number }[] = [];
  walk(program, (node) => {
    const named =
      node.type === 'ImportDeclaration'
        ? node.source
        : node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
          ? node.arguments[0]
          : undefined;
    if (named?.type === 'Literal' && typeof named.value === 'string')
      asked.push({ name: named.value, line: lineOf(source, node.start) });
  });
  return asked;
}
