import type { Expression } from 'acorn';
import type { Literal } from './options.js';

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
