import type { Picture } from '../../protocol/gallery.js';
import { Stage } from './stage.js';

/** The stage at one moment, small and still: a picture, with nothing in it to be pressed or read out. */
export function StagePicture({ picture: { state, events, looking } }: { picture: Picture }) {
  return (
    <div className="stage-picture" aria-hidden inert>
      <div className="stage-picture-full">
        <Stage state={state} events={events} known={[]} looking={looking} still onLook={() => {}} />
      </div>
    </div>
  );
}
