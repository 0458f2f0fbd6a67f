import type { ObjectExpression, Property, SpreadElement } from 'acorn';
import type { Items } from './items.js';

export type Found =
  | { kind: 'property'; property: Property }
  | { kind: 'absent' }
  | { kind: 'unknown'; node: Property | SpreadElement };

/** The last property of that name; `unknown` when something after it, or in its place, may set it as well. */
export function findProperty(object: Pick<ObjectExpression, 'properties'>, key: string): Found {
  const prototype = object.properties.find((node) => node.type === 'Property' && setsPrototype(node));
  for (const node of object.properties.toReversed()) {
    if (node.type === 'SpreadElement' || node.computed) return { kind: 'unknown', node };
    if (node !== prototype && nameOf(node) === key) return { kind: 'property', property: node };
  }
  return prototype ? { kind: 'unknown', node: prototype } : { kind: 'absent' };
}

/** `__proto__: base` gives every option that the object itself does not. */
const setsPrototype = (node: Property) =>
  !node.computed && !node.shorthand && !node.method && nameOf(node) === '__proto__';

const nameOf = ({ key }: Property) =>
  key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;

export const itemsOf = ({ start, end, properties }: ObjectExpression): Items => ({ start, end, items: properties });
