import type { Element, Root } from 'hast';

/** How a lesson calls the actors of the stage. */
const called = new Map([
  ['browser', 'browser'],
  ['middleware', 'middleware'],
  ['express-session', 'middleware'],
  ['handler', 'handler'],
  ['store', 'store'],
]);

/** Gives an actor that a lesson names in bold its colour. */
export function withActors(parent: Root | Element) {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const [name] = child.children;
    const actor = child.tagName === 'strong' && name?.type === 'text' ? called.get(name.value) : undefined;
    if (actor) child.properties.dataActor = actor;
    else withActors(child);
  }
}
