import type { Expression, SpreadElement } from 'acorn';
import { type Literal, type OptionName, type OptionValue, randomUuid } from './options.js';

/** What an option comes to, where that stands in the code; undefined where only running the app can tell. */
export function optionValueOf(node: Expression, option: OptionName, source: string): OptionValue | undefined {
  const code = source.slice(node.start, node.end);
  if (option === 'cookie.expires' && isFixedDate(node)) return { code };
  if (option === 'genid') return code === randomUuid.code ? randomUuid : undefined;
  if (option === 'secret' && node.type === 'ArrayExpression') return stringsOf(node.elements);
  return literalOf(node);
}

function stringsOf(nodes: readonly (Expression | SpreadElement | null)[]): string[] | undefined {
  const strings = nodes.map((node) => (node && node.type !== 'SpreadElement' ? literalOf(node) : undefined));
  return strings.every((value) => typeof value === 'string') ? strings : undefined;
}

/** `new Date('2030-01-01T00:00:00Z')`: a point in time that no time zone moves. */
const isFixedDate = (node: Expression) =>
  node.type === 'NewExpression' &&
  node.callee.type === 'Identifier' &&
  node.callee.name === 'Date' &&
  node.arguments.length === 1 &&
  node.arguments[0]?.type === 'Literal' &&
  (typeof node.arguments[0].value === 'number' || /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(String(node.arguments[0].value)));

/** What an expression of nothing but literals comes to (`60 * 1000`); undefined for any other. */
export function literalOf(node: Expression): Literal | undefined {
  switch (node.type) {
    case 'Literal':
      // a regular expression or a bigint is no value of an option
      return typeof node.value === 'object' && node.value !== null ? undefined : plain(node.value);
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'ParenthesizedExpression':
      return literalOf(node.expression);
    case 'UnaryExpression': {
      const value = literalOf(node.argument);
      if (node.operator === '-' && typeof value === 'number') return -value;
      return node.operator === '!' && value !== undefined ? !value : undefined;
    }
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier'
        ? undefined
        : calculated(node.operator, literalOf(node.left), literalOf(node.right));
    default:
      return undefined;
  }
}

/** `undefined`, written out: to express-session the same as an option that was left out. */
export const isUndefined = (node: Expression) =>
  (node.type === 'Identifier' && node.name === 'undefined') ||
  (node.type === 'UnaryExpression' && node.operator === 'void' && literalOf(node.argument) !== undefined);

const plain = (value: Literal | bigint | undefined) => (typeof value === 'bigint' ? undefined : value);

function calculated(operator: string, left: Literal | undefined, right: Literal | undefined): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const results: Record<string, number> = {
    '*': left * right,
    '+': left + right,
    '-': left - right,
    '/': left / right,
  };
  return results[operator];
}
