import type { OptionName, OptionValue } from './options.js';
import { findSessionCalls } from './session-call.js';
import { setInCall } from './set-option.js';

/** An option set in one of the `session()` calls, counted from 0; left out when there is no `value`. */
export type CallSetting = { call: number; option: OptionName; value: OptionValue | undefined };

/**
 * A source as its author wrote it, and the options that were set in it since, each once. What runs is the one with the
 * others set in it, in order: so an option that goes back to what it was is no setting any more, and when all are back
 * the source is what its author wrote, byte for byte, whatever was left out, moved or spelled otherwise in between.
 */
export type EditedSource = { written: string; settings: readonly CallSetting[]; source: string };

/** As its author wrote it. */
export const asWritten = (source: string): EditedSource => ({ written: source, settings: [], source });

/** The source with an option set, or in one sentence why it cannot be. */
export function withSetting(edited: EditedSource, setting: CallSetting): EditedSource | { problem: string } {
  const { written, settings } = edited;
  const isIts = ({ call, option }: CallSetting) => call === setting.call && option === setting.option;
  const next = settings.some(isIts) ? settings.map((one) => (isIts(one) ? setting : one)) : [...settings, setting];
  const replayed = withAll(written, next);
  if (!('problem' in replayed)) return replayed;
  // set after what stands there now, what its author wrote is given up
  return withAll(edited.source, [setting]);
}

/** Goes on from what somebody else made of the source: the author in the editor, another page. */
export function followed(edited: EditedSource, source: string): EditedSource {
  // half a line that is being typed is no source to go on from
  if (source === edited.source || !findSessionCalls(source)) return edited;
  for (let kept = edited.settings.length; kept >= 0; kept--) {
    const settings = edited.settings.slice(0, kept);
    const undone = withAll(edited.written, settings);
    if (!('problem' in undone) && undone.source === source) return undone;
  }
  const typed = withAll(sameChange(edited.source, source, edited.written), edited.settings);
  return !('problem' in typed) && typed.source === source ? typed : asWritten(source);
}

function withAll(written: string, all: readonly CallSetting[]): EditedSource | { problem: string } {
  let source = written;
  const settings: CallSetting[] = [];
  for (const setting of all) {
    const edit = setInCall(source, setting.call, setting.option, setting.value);
    if ('problem' in edit) return edit;
    if (edit.source !== source) settings.push(setting);
    source = edit.source;
  }
  return { written, settings, source };
}

/** What `written` is with the change that made `after` of `before`, before or after all that differs between them. */
function sameChange(before: string, after: string, written: string): string {
  const start = alike(before, after);
  const end = alikeAtEnd(before, after, start);
  const inserted = after.slice(start, after.length - end);
  if (before.length - end <= alike(before, written))
    return written.slice(0, start) + inserted + written.slice(before.length - end);
  const fromEnd = before.length - start;
  return written.slice(0, written.length - fromEnd) + inserted + written.slice(written.length - end);
}

/** How many characters two texts have in common at their beginnings. */
function alike(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** The same at their ends, without the `taken` at the beginnings. */
function alikeAtEnd(one: string, other: string, taken: number): number {
  const most = Math.min(one.length, other.length) - taken;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}
