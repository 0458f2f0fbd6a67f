import type { Decision } from '../explanation.js';
import type { Visit } from '../visit.js';
import { steppedAside } from './aside.js';
import { ending } from './ending.js';
import { loading } from './loading.js';
import type { Reason } from './reason.js';
import { settingCookie } from './set-cookie.js';

/** Why `decision` falls as the rules say. */
export function because(decision: Decision, visit: Visit): Reason {
  if (visit.aside !== null) return steppedAside(visit, visit.aside);
  switch (decision) {
    case 'generate':
    case 'load':
      return loading(decision, visit);
    case 'set-cookie':
      return visit.atHead
        ? settingCookie(visit, visit.atHead)
        : {
            because: 'The response never began, so no header was written.',
            values: { headersSent: false },
            source: 'session',
          };
    default:
      return visit.atEnd
        ? ending(decision, visit, visit.atEnd)
        : {
            because: 'The response never ended, and that is when express-session decides this.',
            values: { ended: false },
            source: 'end',
          };
  }
}
