import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { builtins, packages } from '../../protocol/modules.js';
import { text } from '../text/text.js';
import { optionCompletions } from './option-completions.js';

/** What is kept in sessions now: what their keys are completed from. */
export type KnownSession = Record<string, unknown>;

const words = text.editor.completions;

/** `require('…')`, `import … from '…'` and `import('…')`: the modules that are here. */
const moduleCompletions: CompletionSource = (context) => {
  const before = context.matchBefore(/(?:\brequire\(\s*|\bfrom\s*|\bimport\s*\(?\s*)(['"`])[\w@/:.-]*$/);
  if (!before) return null;
  const typed = /[\w@/:.-]*$/.exec(before.text)?.[0] ?? '';
  const prefix = typed.startsWith('node:') ? 'node:' : '';
  const named = (label: string, detail: string, boost: number): Completion => ({
    label,
    detail,
    boost,
    type: 'namespace',
  });
  return {
    from: context.pos - typed.length,
    validFor: /^[\w@/:.-]*$/,
    options: [
      ...packages.map((name) => named(name, words.package, 1)),
      ...builtins.map((name) => named(`${prefix}${name}`, words.builtin, 0)),
    ],
  };
};

/** `req.session.…`: what express-session gives it, and the keys that the app's sessions have now, as deep as they go. */
function requestCompletions(sessions: () => readonly KnownSession[]): CompletionSource {
  return (context) => {
    const member = context.matchBefore(/\b(?:req|request)\??\.[\w$.?]*$/);
    if (!member) return null;
    const [, ...path] = member.text.split(/\??\./);
    const typed = path.pop() ?? '';
    const found = path.length === 0 ? described(words.request) : path[0] === 'session' ? keysAt(path, sessions()) : [];
    return found.length === 0 ? null : membersFrom(context, typed, found);
  };
}

function membersFrom({ pos }: CompletionContext, typed: string, options: Completion[]): CompletionResult {
  return { from: pos - typed.length, options, validFor: /^[\w$]*$/ };
}

const described = (members: Record<string, string>): Completion[] =>
  Object.entries(members).map(([name, info]) => {
    const call = name.endsWith('()');
    return { label: call ? name.slice(0, -2) : name, info, type: call ? 'method' : 'property' };
  });

function keysAt([, ...path]: string[], sessions: readonly KnownSession[]): Completion[] {
  if (path.join('.') === 'cookie') return described(words.cookie);
  const held = sessions.map((session) => path.reduce<unknown>((value, key) => childOf(value, key), session));
  // of a key that several sessions have, the value of the last
  const values = new Map(held.flatMap((value) => (isObject(value) ? Object.entries(value) : [])));
  if (path.length === 0) values.delete('cookie');
  const keys = [...values].map(
    ([label, value]): Completion => ({ label, detail: short(value), info: words.kept, type: 'variable', boost: 2 }),
  );
  return path.length === 0 ? [...keys, ...described(words.session)] : keys;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const childOf = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? (value as KnownSession)[key] : undefined;

const mostDetail = 24;
function short(value: unknown): string {
  const json = JSON.stringify(value) ?? '';
  return json.length > mostDetail ? `${json.slice(0, mostDetail - 1)}…` : json;
}

/** All that completes what is particular to this playground. */
export const playgroundCompletions = (sessions: () => readonly KnownSession[]): CompletionSource[] => [
  moduleCompletions,
  requestCompletions(sessions),
  optionCompletions,
];
