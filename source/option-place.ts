import { findProperty } from './object-literal.js';
import { isOptionName } from './options.js';
import { findSessionCalls } from './session-call.js';

/** A piece of the source, by its offsets. */
export type Piece = { from: number; to: number };

/**
 * Where the code gives an option: its `name: value`, or where it is left out the `session` of the call.
 * @param line of several calls the one that begins in this line; the first when left out
 * @returns null when there is no such call, or the source does not parse
 */
export function optionPlace(source: string, option: string, line?: number): Piece | null {
  const calls = findSessionCalls(source) ?? [];
  const call = calls.find((one) => one.line === line) ?? calls[0];
  if (!call || !isOptionName(option)) return null;
  let place = { from: call.start, to: call.calleeEnd };
  let object = call.options;
  for (const key of option.split('.')) {
    if (typeof object === 'string') break;
    const found = findProperty(object, key);
    if (found.kind === 'absent') break;
    const node = found.kind === 'property' ? found.property : found.node;
    place = { from: node.start, to: node.end };
    if (found.kind !== 'property' || found.property.value.type !== 'ObjectExpression') break;
    object = found.property.value;
  }
  return place;
}
