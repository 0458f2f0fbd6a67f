import { closeRequest } from '../inspector/selection.js';
import { seek } from '../timeline/playhead.js';

/** The event is what one looks at now, whatever request was looked into. */
export function choose(seq: number) {
  closeRequest();
  seek(seq);
}
