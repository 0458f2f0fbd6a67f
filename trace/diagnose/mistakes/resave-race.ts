import { resave } from '../../explain/rules.js';
import type { Finding } from '../finding.js';
import { type Overwrite, overwrites } from '../overwrite.js';
import { spoken, type Traced } from '../traced.js';

/** Requests at the same time: one that changed nothing writes its old copy over what another had done. */
export function resaveRace(trace: Traced): Finding[] {
  return overwrites(trace)
    .filter(isResave)
    .map((race) => {
      const given = race.exchange.visit?.options.resave;
      const option = given === undefined ? 'resave was left out, which means true' : `resave is ${given}`;
      return {
        mistake: 'resave-race',
        seq: race.write.seq,
        requestId: race.exchange.id,
        because: `${spoken(race.exchange)} had read the session before ${spoken(race.other)} ${did(race)}, and at its end wrote its old copy back without having changed it (${option}): ${lost(race)}.`,
        change: 'resave: false leaves alone what a request did not change.',
        edit: { option: 'resave', value: false },
      };
    });
}

/** Requests at the same time that both change the session: the last to write wins, whatever `resave` says. */
export function lostUpdate(trace: Traced): Finding[] {
  return overwrites(trace)
    .filter((race) => !isResave(race))
    .map((race) => ({
      mistake: 'lost-update',
      seq: race.write.seq,
      requestId: race.exchange.id,
      because: `${spoken(race.exchange)} and ${spoken(race.other)} ran at the same time on one session: the first had read it before the second ${did(race)}, and its own write replaced that: ${lost(race)}.`,
      change:
        'A session is stored whole, so let such requests take turns; or keep what they change in a database that can add to it.',
    }));
}

/** Only `resave` made express-session write. */
const isResave = ({ modified, write, exchange: { visit } }: Overwrite) =>
  !modified && write.by === 'middleware' && visit !== null && resave(visit);

const did = ({ lost }: Overwrite) => (lost.op === 'destroy' ? 'destroyed it' : 'saved it');

const lost = ({ keys }: Overwrite) =>
  keys.length === 0 ? 'the session that was destroyed is back' : `what was put into ${keys.join(', ')} is lost`;
