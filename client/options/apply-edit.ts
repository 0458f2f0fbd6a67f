import { type OptionSetting, setOption } from '../../source/set-option.js';
import { currentSource, deploy } from '../editor/draft.js';
import { tell } from '../live/sandbox.js';

/** Sets an option in the code and runs it now; where the code does not allow that, the page says why. */
export async function applyEdit(setting: OptionSetting) {
  const edited = setOption(currentSource(), setting);
  if ('problem' in edited) tell(edited.problem);
  else await deploy(edited.source);
}
