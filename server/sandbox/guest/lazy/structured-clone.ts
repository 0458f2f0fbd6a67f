import structuredCloneFunction from 'core-js-pure/stable/structured-clone.js';

/** Node's global, which QuickJS lacks. */
export const structuredClone = structuredCloneFunction;
