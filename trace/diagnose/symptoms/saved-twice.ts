import type { Cause } from '../symptom.js';
import { type Exchange, eventsOf, spoken, type Traced } from '../traced.js';

/** One request writes the same session to the store twice, with nothing changed in between. */
export function savedTwice({ exchanges }: Traced): Cause | string {
  for (const exchange of exchanges) {
    const cause = twiceIn(exchange);
    if (cause) return cause;
  }
  return 'No request wrote the same session to the store twice without a change in between.';
}

function twiceIn(exchange: Exchange): Cause | null {
  const saves = eventsOf(exchange, 'session.save');
  const second = saves.find((save, i) => {
    const before = saves[i - 1];
    return before?.sid === save.sid && dataOf(before.session) === dataOf(save.session);
  });
  if (!second) return null;
  const regenerated = eventsOf(exchange, 'session.regenerate').length > 0;
  const why =
    regenerated && second.by === 'middleware'
      ? 'express-session watches save() of the session it made or loaded, not of the one that regenerate() made: at the end it knows of no save and saves again'
      : second.by === 'middleware'
        ? 'at the end express-session saved it once more'
        : 'the app called save() again';
  return {
    seq: second.seq,
    requestId: exchange.id,
    because: `${spoken(exchange)} saved the session twice without a change in between: ${why}.`,
    ...(regenerated && {
      change: 'After regenerate() change req.session and answer: express-session saves it at the end.',
    }),
  };
}

const dataOf = ({ cookie: _, ...data }: Record<string, unknown>) => JSON.stringify(data);
