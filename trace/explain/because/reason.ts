import type { Explanation, OptionEdit } from '../explanation.js';

/** A reason in words and values, and what might change it: of `edits` only one that does is offered. */
export type Reason = Pick<Explanation, 'because' | 'values' | 'source' | 'change'> & {
  edits?: OptionEdit[];
  place?: Explanation['place'] | null;
};

export const set = (option: string, value: OptionEdit['value']): OptionEdit => ({ option, value });
