import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { defaults, optionNames } from '../../source/options.js';
import { text } from '../text/text.js';

const words = text.editor.completions;

/** Past this, typing would be felt to wait. */
const mostParsingMs = 500;

/** The options of `session({…})` and of its `cookie: {…}`, but those that are given; works in code that does not parse yet. */
export const optionCompletions: CompletionSource = (context) => {
  const { state, pos } = context;
  // the editor parses in the background: up to here it must have, on a busy machine too
  const node = ensureSyntaxTree(state, pos, mostParsingMs)?.resolveInner(pos, -1);
  if (!node) return null;
  const object = /String|Comment/.test(node.name) ? null : enclosing(node, 'ObjectExpression');
  if (!object || !isKeyPlace(state.sliceDoc(object.from, pos))) return null;
  const prefix = objectOf(state, object);
  if (prefix === null) return null;
  const typed = /[\w$]*$/.exec(state.sliceDoc(object.from, pos))?.[0] ?? '';
  const given = new Set(keysOf(state, object, pos));
  const from = pos - typed.length;
  const colon = /^\s*:/.test(state.sliceDoc(pos, pos + 10)) ? '' : ': ';
  return {
    from,
    validFor: /^[\w$]*$/,
    options: namesIn(prefix)
      .filter((name) => !given.has(name))
      .map((name): Completion => {
        const whole = `${prefix}${name}`;
        const info = words.options[whole as keyof typeof words.options];
        return { label: name, apply: `${name}${colon}`, detail: defaultText(whole), info, type: 'property', boost: 3 };
      }),
  };
};

/** The names an object can have: those under `cookie.`, or those of session() itself with what only code can give. */
function namesIn(prefix: '' | 'cookie.'): string[] {
  if (prefix !== '') return optionNames.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  return [...optionNames.filter((name) => !name.includes('.')), 'cookie', 'store'];
}

function defaultText(name: string): string {
  const value = (defaults as Record<string, unknown>)[name];
  return value === undefined ? '' : words.default(JSON.stringify(value));
}

/** After `{` or a comma, or a comment behind one: where a key can stand. */
const isKeyPlace = (before: string) => /(?:[{,]|\*\/|\/\/.*\n)\s*[\w$]*$/.test(before);

/** Whether an object literal gives the options of a session() call, or of its cookie; null for any other. */
function objectOf(state: EditorState, object: SyntaxNode): '' | 'cookie.' | null {
  if (isSessionCall(state, object.parent)) return '';
  const property = object.parent;
  const key = property?.name === 'Property' ? property.getChild('PropertyDefinition') : null;
  const outer = property?.parent;
  const isCookie = key && state.sliceDoc(key.from, key.to) === 'cookie';
  return isCookie && outer && isSessionCall(state, outer.parent) ? 'cookie.' : null;
}

function isSessionCall(state: EditorState, args: SyntaxNode | null | undefined): boolean {
  const callee = args?.name === 'ArgList' ? args.parent?.firstChild : null;
  if (!callee) return false;
  const called = state.sliceDoc(callee.from, callee.to);
  return /^require\(\s*['"]express-session['"]\s*\)$/.test(called) || sessionNames(state).has(called);
}

/** What the code calls express-session. */
function sessionNames(state: EditorState): Set<string> {
  const found = state
    .sliceDoc()
    .matchAll(
      /([\w$]+)\s*=\s*require\(\s*['"]express-session['"]|import\s+(?:\*\s*as\s+)?([\w$]+)\s+from\s*['"]express-session['"]/g,
    );
  return new Set([...found].map(([, required, imported]) => required ?? imported ?? ''));
}

/** The keys an object has besides the one that is being typed. */
const keysOf = (state: EditorState, object: SyntaxNode, pos: number): string[] =>
  object
    .getChildren('Property')
    .flatMap((property) => property.getChildren('PropertyDefinition'))
    .filter(({ from, to }) => pos < from || pos > to)
    .map(({ from, to }) => state.sliceDoc(from, to));

function enclosing(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (at.name === name) return at;
  return null;
}
