import { asWritten, followed, withSetting } from '../../source/edited-source.js';
import { isOptionName } from '../../source/options.js';
import { callAt, type OptionSetting } from '../../source/set-option.js';
import { currentSource, deploy, useDraft } from '../editor/draft.js';
import { tell, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { offerReplay } from './replay.js';

/** The app's source, with what was set in it: an option that goes back is written as its author wrote it. */
let edited = asWritten('');

const follow = () => {
  edited = followed(edited, currentSource());
};
useDraft.subscribe(follow);
useSandbox.subscribe(follow);

/** Sets an option in the code and runs it now; where the code does not allow that, the page says why. */
export async function applyEdit({ option, value, line }: OptionSetting): Promise<boolean> {
  follow();
  const call = callAt(edited.source, line);
  if (typeof call === 'object') return refused(call.problem);
  if (!isOptionName(option)) return refused(text.options.noSuchOption(option));
  const next = withSetting(edited, { call, option, value });
  if ('problem' in next) return refused(next.problem);
  edited = next;
  offerReplay(option);
  await deploy(next.source);
  return true;
}

function refused(problem: string) {
  tell(problem);
  return false;
}
