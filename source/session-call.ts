import type { AnyNode, Comment, Node, ObjectExpression, Program } from 'acorn';
import { parseApp } from './parse.js';

/** A `session(...)` call of an app, and the program it stands in with its comments. */
export type SessionCall = {
  program: Program;
  comments: Comment[];
  /** The line it begins in, from 1. */
  line: number;
  /** What it is called with. */
  arguments: readonly Node[];
  /** Where it begins, and where what is called ends. */
  start: number;
  calleeEnd: number;
  /** Where an argument would go. */
  end: number;
  /** Its options: written out, left out, or something that only running the app can tell. */
  options: ObjectExpression | 'absent' | 'computed';
};

/** The calls of express-session in source order; null when the source does not parse. */
export function findSessionCalls(source: string): SessionCall[] | null {
  const comments: Comment[] = [];
  const program = parseApp(source, comments);
  if (!program) return null;
  const names = new Set<string>();
  walk(program, (node) => {
    const name = boundName(node);
    if (name) names.add(name);
  });
  const calls: SessionCall[] = [];
  walk(program, (node) => {
    if (node.type !== 'CallExpression') return;
    const isSession = node.callee.type === 'Identifier' ? names.has(node.callee.name) : isRequire(node.callee);
    if (!isSession) return;
    const { arguments: given } = node;
    const [first] = given;
    const options = !first ? 'absent' : first.type === 'ObjectExpression' ? first : 'computed';
    const { start, end, callee } = node;
    const line = lineOf(source, start);
    calls.push({ program, comments, line, arguments: given, start, calleeEnd: callee.end, end: end - 1, options });
  });
  return calls;
}

/** The line of a place in the source, from 1. */
export const lineOf = (source: string, at: number) => source.slice(0, at).split('\n').length;

/** The name that a declaration, import or assignment gives to express-session. */
function boundName(node: AnyNode): string | null {
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isRequire(node.init)) return node.id.name;
  if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && isRequire(node.right))
    return node.left.name;
  if (node.type !== 'ImportDeclaration' || node.source.value !== 'express-session') return null;
  return (
    node.specifiers.find((specifier) => specifier.type !== 'ImportSpecifier' || isDefault(specifier.imported))?.local
      .name ?? null
  );
}

const isDefault = (imported: AnyNode) => imported.type === 'Identifier' && imported.name === 'default';

function isRequire(node: AnyNode | null | undefined): boolean {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return false;
  const [module] = node.arguments;
  return module?.type === 'Literal' && module.value === 'express-session';
}

/** Every node, in source order. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void) {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
