import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Place, RequestState, StageState } from '../../trace/fold.js';
import { shortSid } from '../../trace/sentence.js';

type Box = { x: number; y: number; width: number };
type Boxes = Partial<Record<Place, Box>>;

/** Where each dock is, relative to the stage; measured again when the stage changes size. */
export function useDocks(stage: RefObject<HTMLElement | null>): Boxes {
  const [boxes, setBoxes] = useState<Boxes>({});
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const docks = [...element.querySelectorAll<HTMLElement>('[data-dock]')];
    const measure = () => {
      const origin = element.getBoundingClientRect();
      setBoxes(
        Object.fromEntries(
          docks.map((dock) => {
            const { left, top, width } = dock.getBoundingClientRect();
            return [dock.dataset.dock, { x: left - origin.left, y: top - origin.top, width }];
          }),
        ),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    // a station that grows moves those below it
    for (const watched of [element, ...element.children]) observer.observe(watched);
    return () => observer.disconnect();
  }, [stage]);
  return boxes;
}

/** A request on its way: it carries its Cookie header there, and Set-Cookie back. */
export function Packet({
  request,
  state,
  box,
  index,
}: {
  request: RequestState;
  state: StageState;
  box: Box;
  index: number;
}) {
  const { title, cargo } = label(request, state);
  return (
    <div
      className="packet"
      data-actor={request.place}
      data-request={request.id}
      style={{ width: box.width, translate: `${box.x + index * 8}px ${box.y + index * 8}px` }}
      aria-hidden
    >
      <span className="truncate font-semibold">{title}</span>
      <span className="truncate opacity-90">{cargo}</span>
    </div>
  );
}

function label(request: RequestState, state: StageState): { title: string; cargo: string } {
  const { method, url, place, response, gates, cookieHeader } = request;
  const path = new URL(url).pathname;
  if (response) {
    const status = response.error === null ? `${response.status} ${response.statusText}` : 'No response';
    const set = response.headers.find(([name]) => name.toLowerCase() === 'set-cookie');
    return { title: status, cargo: set ? `Set-Cookie: ${set[1]}` : 'no Set-Cookie' };
  }
  const call = Object.values(state.pending).at(-1);
  if (place === 'store' && call) return { title: `store.${call.op}()`, cargo: shortSid(call.sid) };
  if (gates.setCookie) return { title: `${method} ${path}`, cargo: '+ Set-Cookie' };
  return { title: `${method} ${path}`, cargo: cookieHeader ? `Cookie: ${cookieHeader}` : 'no Cookie' };
}
