import * as en from './en.js';

/** What a catalogue of another language has to give: each name of the English one. */
export type Catalogue = typeof en;

/** What the page says, in the language it is shown in. */
export const text: Catalogue = en;
