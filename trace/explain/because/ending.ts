import type { TraceEvent } from '../../event.js';
import type { Moment } from '../moment.js';
import * as rules from '../rules.js';
import type { Visit } from '../visit.js';
import { type Reason, set } from './reason.js';

/** How an option was given, with the default where it was left out. */
export const given = (visit: Visit, option: 'resave' | 'saveUninitialized') =>
  visit.options[option] === undefined
    ? `${option} was left out, which means true (deprecated)`
    : `${option} is ${JSON.stringify(visit.options[option])}`;

/** How `req.session` came to be gone, in words. */
export const goneText = ({ gone }: Moment) =>
  gone === 'destroyed' ? 'req.session.destroy() was called' : 'req.session was removed';

/**
 * What becomes of the browser's cookie when its session is destroyed: it stays, unless the app itself takes it back.
 * Empty where the browser has none, or no longer.
 */
export function keptTicket({ cookieRead, events }: Visit): string {
  if (!cookieRead?.sid || setsItself(events, cookieRead.name)) return '';
  return `: the browser keeps its cookie ${cookieRead.name}, and a request that brings it will find nothing in the store and get a new session`;
}

const setsItself = (events: readonly TraceEvent[], name: string) =>
  events.some(
    (event) =>
      (event.type === 'response' || event.type === 'response.head') &&
      event.headers.some(([header, value]) => header.toLowerCase() === 'set-cookie' && value.startsWith(`${name}=`)),
  );

/** Why the session was destroyed, saved or touched when the app ended the response, or not. */
export function ending(decision: 'save' | 'touch' | 'destroy', visit: Visit, moment: Moment): Reason {
  if (decision === 'destroy') return destroying(visit, moment);
  if (!moment.session) {
    return {
      because: moment.gone
        ? `${goneText(moment)} before the response ended: there is nothing to write.`
        : 'There is no req.session when the response ends: express-session could not load or make one.',
      values: { 'req.session': null },
      place: moment.goneAt,
      source: 'end',
    };
  }
  if (moment.oddId) return withOddId(moment.oddId, decision === 'save' ? 'shouldSave' : 'shouldTouch');
  return decision === 'save' ? saving(visit, moment) : touching(visit, moment);
}

/** For an id that is no string nothing is kept, and nothing is sent. */
export function withOddId({ type }: NonNullable<Moment['oddId']>, source: string): Reason {
  return {
    because: `req.sessionID is not a string${type ? ` (its type is ${type})` : ''}, and express-session keeps and sends nothing for such an id.`,
    values: { 'typeof req.sessionID': type ?? 'not string' },
    change: 'Let genid return a string, and do not assign to req.sessionID.',
    source,
  };
}

function destroying(visit: Visit, moment: Moment): Reason {
  const { options } = visit;
  const source = 'shouldDestroy';
  if (moment.session) {
    return {
      because: 'req.session is still there when the response ends.',
      values: { 'req.session': 'there' },
      source,
    };
  }
  if (!rules.hasId(moment))
    return { because: 'There is no session id to destroy.', values: { 'req.sessionID': null }, source };
  const destroys = options.unset === 'destroy';
  const values = { 'req.session': null, unset: options.unset ?? 'keep' };
  if (moment.gone === 'destroyed') {
    const again = destroys ? ", and as unset is 'destroy' express-session asks the store to remove it once more" : '';
    return {
      because: `The handler destroyed it: req.session.destroy() has the store remove its row${again}. It sends no Set-Cookie${keptTicket(visit)}.`,
      values,
      place: moment.goneAt,
      source,
    };
  }
  const because = destroys
    ? "unset is 'destroy': its row is removed from the store."
    : "unset is 'keep' (the default): express-session leaves the store as it is.";
  return {
    because: `${moment.gone ? goneText(moment) : 'There is no req.session'} before the response ended, and ${because}`,
    values,
    edits: [set('unset', destroys ? 'keep' : 'destroy')],
    place: moment.goneAt,
    source,
  };
}

function saving(visit: Visit, moment: Moment): Reason {
  const modified = rules.isModified(moment);
  const saved = rules.isSaved(visit, moment);
  const isNew = rules.isNewToBrowser(visit, moment);
  const source = 'shouldSave';
  if (rules.isUninitialized(visit, moment)) {
    const values = { saveUninitialized: false, new: true, modified };
    return modified
      ? {
          because: 'The session is new and was modified: it is worth saving.',
          values,
          place: moment.changedAt,
          source,
        }
      : {
          because: `The session is new and nothing was put into it, and ${given(visit, 'saveUninitialized')}: it is not saved.`,
          values,
          edits: [set('saveUninitialized', true)],
          source,
        };
  }
  const values = { saveUninitialized: rules.saveUninitialized(visit), resave: rules.resave(visit), new: isNew };
  const all = { ...values, modified, saved };
  if (saved) {
    return moment.lastSave !== null
      ? {
          because: 'The handler saved it already, and nothing changed since.',
          values: all,
          place: moment.savedAt,
          source: 'isSaved',
        }
      : {
          because: `The session is what the store has, and ${given(visit, 'resave')}: it is not saved again.`,
          values: all,
          edits: [set('resave', true)],
          source: 'isSaved',
        };
  }
  if (modified) {
    return {
      because: 'The session was modified during the request.',
      values: all,
      place: moment.changedAt,
      source: 'isSaved',
    };
  }
  if (isNew) {
    return {
      because: `The session is new and nothing was put into it, but ${given(visit, 'saveUninitialized')}: it is saved all the same.`,
      values: all,
      edits: [set('saveUninitialized', false)],
      source,
    };
  }
  if (rules.resave(visit) && moment.lastSave === null) {
    return {
      because: `Nothing in the session changed, but ${given(visit, 'resave')}: it is saved all the same.`,
      values: all,
      edits: [set('resave', false)],
      source,
    };
  }
  return {
    because: 'The session differs from what was last saved.',
    values: all,
    place: moment.changedAt,
    source: 'isSaved',
  };
}

function touching(visit: Visit, moment: Moment): Reason {
  const { store, storeTouches } = visit.options;
  if (rules.isNewToBrowser(visit, moment)) {
    return {
      because: 'The browser did not send this session id: there is no row to keep alive.',
      values: { new: true },
      source: 'shouldTouch',
    };
  }
  const save = rules.outcomes.save(visit);
  if (save) {
    return {
      because: 'The session is saved, which tells the store all that a touch would.',
      values: { new: false, save },
      edits: [set('resave', false)],
      source: 'shouldTouch',
    };
  }
  if (!storeTouches) {
    return {
      because: `The store (${store}) has no touch method.`,
      values: { new: false, save, storeImplementsTouch: false },
      change: 'Give the store a method touch(sid, session, callback).',
      source: 'end',
    };
  }
  return {
    because: `The session is not saved, so store.touch() only tells the store that it is still in use${renewing(store, moment)}`,
    values: { new: false, save, storeImplementsTouch: true },
    edits: [set('resave', true)],
    source: 'shouldTouch',
  };
}

/** What a touch comes to: MemoryStore keeps a session without an expiry for ever, other stores may not. */
function renewing(store: string, moment: Moment): string {
  if (rules.hasExpiry(moment)) return ': its expiry is renewed.';
  return store === 'MemoryStore'
    ? '. Its cookie has no expiry, so there is nothing to renew.'
    : '. Its cookie has no expiry; how long the row stays is up to the store.';
}
