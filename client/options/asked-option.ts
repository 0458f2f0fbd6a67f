import { create } from 'zustand';
import { openPanel } from '../app/panels.js';

/** What the options are searched for; `arriving`: an option that was asked for from elsewhere, and is to take the focus. */
export const useOptionSearch = create<{ words: string; arriving: string | null }>(() => ({
  words: '',
  arriving: null,
}));

/** Opens the options at one of them. */
export function showOption(name: string) {
  useOptionSearch.setState({ words: name, arriving: name });
  openPanel('options');
}
