import type { Actor } from '../design/actor.js';

/** How a lesson calls the actors of the stage. */
const called: Record<string, Actor> = {
  browser: 'browser',
  middleware: 'middleware',
  'express-session': 'middleware',
  handler: 'handler',
  store: 'store',
};

/** Gives an actor that a lesson names in bold its colour. @param html rendered when the lessons were built */
export function withActors(html: string): string {
  return html.replace(/<strong>([\w-]+)<\/strong>/g, (whole, name: string) => {
    const actor = Object.hasOwn(called, name) ? called[name] : undefined;
    return actor ? `<strong data-actor="${actor}">${name}</strong>` : whole;
  });
}
