import { useEffect, useRef, useState } from 'react';
import type { Picture } from '../../protocol/gallery.js';
import { Stage } from './stage.js';

type Props = {
  picture: Picture;
  /** All of the stage, where there is the room; else the part that the picture is about. */
  whole?: boolean;
};

/**
 * The stage at one moment, small and still: a picture, with nothing in it to be pressed or read out. It has its room at
 * once and is drawn when it comes near the window: a gallery of stages takes a phone a fifth of a second.
 */
export function StagePicture({ picture: { state, events, looking, part }, whole = false }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '50%' },
    );
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className="stage-picture" data-part={whole ? 'whole' : part} aria-hidden inert>
      {near && (
        <div className="stage-picture-full">
          <Stage state={state} events={events} known={[]} looking={looking} still onLook={() => {}} />
        </div>
      )}
    </div>
  );
}
