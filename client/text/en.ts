/**
 * All that the page itself says, in English: a translation is a copy of this file, named in text.ts. One constant for
 * each part of the page, in alphabetical order. What the engine says (the trace's sentences, the reasons) is the
 * engine's.
 */

export const workspace = {
  panels: 'Panels',
  playground: 'Playground',
  loading: 'Loading…',
  tabs: { log: 'Log', options: 'Options', code: 'Code', world: 'World', terminal: 'Terminal' },
};
