import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Note } from '../world/group.js';

/** Says that what is shown is not the latest, where it is not. */
export function Moment() {
  const at = usePlayhead((playhead) => playhead.at);
  const last = usePlayhead((playhead) => playhead.latest.seq);
  return at < last ? <Note>{text.workspace.moment(at, last)}</Note> : null;
}
