import { fileURLToPath } from 'node:url';
import { type AnyNode, parse } from 'acorn';
import { build } from 'esbuild';
import type { TraceEvent } from '../../../trace/event.js';
import type { Explanation } from '../../../trace/explain/explanation.js';

export type Explain = (events: readonly TraceEvent[]) => Explanation[];

/** One condition of the explainer turned round: where it is, what it was, and the explainer with it. */
export type Mutant = { file: string; was: string; is: string; explain: Explain };

/** Mutants that decide the same as the explainer does, and why; any other has to be found out. */
export const equivalentMutants = {
  'a passage that does not begin with an entry is dropped by the next condition': [
    'start === void 0 || !request  ->  (start === void 0) && (!request)',
    '!entered || !entersSession(entered)  ->  (!entered) && (!entersSession(entered))',
  ],
  'only chooses whether words are looked for': ['cookieRead  ->  !(cookieRead)'],
  "the middleware's one `get` is the first event by the middleware that has a call id": [
    'callId === null && event.type === "store.call" && event.op === "get" && event.by === "middleware"  ->  (callId === null && event.type === "store.call" && event.op === "get") || (event.by === "middleware")',
    'callId === null && event.type === "store.call"  ->  (callId === null) || (event.type === "store.call")',
  ],
  'only the entry into express-session carries its options': [
    'event.type === "middleware" && event.phase === "enter"  ->  (event.type === "middleware") || (event.phase === "enter")',
    'event.type === "middleware" && event.phase === "enter" && event.session !== void 0  ->  (event.type === "middleware" && event.phase === "enter") || (event.session !== void 0)',
  ],
  'the middleware itself saves, touches and destroys only once the response was ended': [
    'event.type === "middleware" && event.phase === "commit"  ->  !(event.type === "middleware" && event.phase === "commit")',
    'event.type === "middleware" && event.phase === "commit"  ->  (event.type === "middleware") || (event.phase === "commit")',
    'event.phase === "commit"  ->  (event.phase) !== ("commit")',
  ],
  'only an object or a list is changed inside': [
    'typeof value === "object" && value !== null  ->  (typeof value === "object") || (value !== null)',
  ],
  'only says where in the code, and all handlers of these apps have a line': [
    'event.phase === "enter" && event.line !== void 0  ->  (event.phase === "enter") || (event.line !== void 0)',
    'event.phase === "enter" && event.line !== void 0 && !event.session  ->  (event.phase === "enter" && event.line !== void 0) || (!event.session)',
  ],
} as const;

const entry = fileURLToPath(new URL('../../../trace/explain/explain.ts', import.meta.url));

/** `because/` and `whyAside` choose the words of an explanation; here it is about what it says will happen. */
const decides = ({ file, inside }: { file: string; inside: string }) =>
  file.startsWith('trace/explain/') && !file.includes('/because/') && inside !== 'whyAside';

/** The explainer as it is, and once for each condition that decides, with only that one turned round. */
export async function explainerMutants(): Promise<{ explain: Explain; mutants: Mutant[] }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'explainer',
    write: false,
  });
  const code = outputFiles[0]?.text ?? '';
  const mutants = sites(parse(code, { ecmaVersion: 'latest' }), '')
    .filter(({ start, inside }) => decides({ file: fileAt(code, start), inside }))
    .map(({ start, end, edit }) => {
      const is = edit(code);
      const file = fileAt(code, start);
      return { file, was: code.slice(start, end), is, explain: evaluate(code.slice(0, start) + is + code.slice(end)) };
    });
  return { explain: evaluate(code), mutants };
}

function evaluate(code: string): Explain {
  return (new Function(`${code}; return explainer;`) as () => { explain: Explain })().explain;
}

/** esbuild heads the text of each source file with its path. */
function fileAt(code: string, at: number): string {
  const heads = [...code.slice(0, at).matchAll(/^\s*\/\/ (\S+\.ts)$/gm)];
  return heads.at(-1)?.[1] ?? '';
}

/** A condition, and the name of the function it is in. */
type Site = { start: number; end: number; inside: string; edit: (code: string) => string };

const opposite: Record<string, string> = {
  '&&': '||',
  '||': '&&',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
};

function sites(node: AnyNode, inside: string): Site[] {
  const name = node.type === 'FunctionDeclaration' && node.id ? node.id.name : inside;
  return [...sitesAt(node, name), ...childrenOf(node).flatMap((child) => sites(child, name))];
}

function sitesAt(node: AnyNode, inside: string): Site[] {
  const { start, end } = node;
  if (node.type === 'LogicalExpression' || node.type === 'BinaryExpression') {
    const { left, right } = node;
    const turned = opposite[node.operator];
    if (!turned) return [];
    return [{ start, end, inside, edit: (code) => `(${text(code, left)}) ${turned} (${text(code, right)})` }];
  }
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { argument } = node;
    return [{ start, end, inside, edit: (code) => `(${text(code, argument)})` }];
  }
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
    const { test } = node;
    return [{ start: test.start, end: test.end, inside, edit: (code) => `!(${text(code, test)})` }];
  }
  return [];
}

const text = (code: string, { start, end }: { start: number; end: number }) => code.slice(start, end);

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value && 'start' in value,
    );
}
