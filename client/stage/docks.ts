import { type RefObject, useEffect, useLayoutEffect } from 'react';

/**
 * Puts each packet of a stage to its dock, now and whenever the stage is laid out anew. Written to the elements
 * themselves: where a packet is depends on the layout, and is no state of its own.
 */
export function useDocked(stage: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    if (stage.current) dockPackets(stage.current);
  });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() => dockPackets(element));
    for (const watched of [element, ...element.children]) observer.observe(watched);
    // on paper it is laid out anew, and drawn before an observer would hear of it
    const printed = () => dockPackets(element);
    window.addEventListener('beforeprint', printed);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', printed);
    };
  }, [stage]);
}

function dockPackets(stage: HTMLElement) {
  const packets = stage.querySelectorAll<HTMLElement>('[data-request]');
  if (packets.length === 0) return;
  const docks = new Map(
    [...stage.querySelectorAll<HTMLElement>('[data-dock]')].map((dock) => [dock.dataset.dock ?? '', dock]),
  );
  const { left, top, width } = stage.getBoundingClientRect();
  // in a picture the stage is scaled: what is measured is, what is written is not
  const scale = width / stage.offsetWidth || 1;
  const boxOf = (name: string | undefined) => {
    const box = (docks.get(name ?? '') ?? docks.get('app'))?.getBoundingClientRect();
    return box && { x: (box.left - left) / scale, y: (box.top - top) / scale, width: box.width / scale };
  };
  const moves = [...packets].map((packet) => ({ packet, box: boxOf(packet.dataset.at) }));
  for (const { packet, box } of moves) {
    if (!box) continue;
    packet.style.setProperty('--x', `${Math.round(box.x)}px`);
    packet.style.setProperty('--y', `${Math.round(box.y)}px`);
    packet.style.setProperty('--width', `${Math.round(box.width)}px`);
  }
}
