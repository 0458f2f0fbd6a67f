import { navigate } from 'wouter/use-browser-location';
import { create } from 'zustand';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import {
  changeSpeed,
  followLive,
  seek,
  stepBack,
  stepForward,
  toFirst,
  togglePlaying,
  toNextRequest,
  toPreviousRequest,
} from '../timeline/playhead.js';

export type Shortcut = {
  /** As `KeyboardEvent.key` names them, `Shift+` before the arrows; any one of them does. */
  keys: readonly string[];
  what: string;
  run: () => void;
};

const { what } = text.shortcuts;

/** Whether the list of keys is open. */
export const useShortcutsOpen = create<{ open: boolean }>(() => ({ open: false }));

/** What keys do anywhere on the page: the one list that the handler and the dialog on `?` read. */
export const shortcuts: readonly Shortcut[] = [
  { keys: [' '], what: what.play, run: togglePlaying },
  { keys: ['ArrowLeft'], what: what.back, run: stepBack },
  { keys: ['ArrowRight'], what: what.forward, run: stepForward },
  { keys: ['Shift+ArrowLeft', '['], what: what.previousRequest, run: toPreviousRequest },
  { keys: ['Shift+ArrowRight', ']'], what: what.nextRequest, run: toNextRequest },
  { keys: ['Home'], what: what.first, run: toFirst },
  { keys: ['End'], what: what.last, run: () => seek(useSandbox.getState().events.length) },
  { keys: ['l', 'L'], what: what.live, run: followLive },
  { keys: ['+'], what: what.faster, run: () => changeSpeed(1) },
  { keys: ['-'], what: what.slower, run: () => changeSpeed(-1) },
  { keys: ['r', 'R'], what: what.reference, run: () => navigate('/reference') },
  { keys: ['?'], what: what.keys, run: () => useShortcutsOpen.setState({ open: true }) },
];

/** Where keys are text, or move within what has the focus. */
const typedInto =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true], [role=dialog]';
/** Where the arrows, Home and End move already. */
const movedIn = '[type=range], [role=tab], [role=radio], [role=menuitem], [role=separator], [role=log]';
/** What Space presses. */
const pressed = 'button, summary, [role=button], input';

/** The shortcut that a key press asks for; none where the key means something to what has the focus. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const within = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
  const moves = /^(Arrow|Home|End)/.test(event.key);
  if (within(typedInto) || (moves && within(movedIn)) || (event.key === ' ' && within(pressed))) return undefined;
  const named = event.key.startsWith('Arrow') && event.shiftKey ? `Shift+${event.key}` : event.key;
  return shortcuts.find(({ keys }) => keys.includes(named));
}
