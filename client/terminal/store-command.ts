import { text } from '../text/text.js';
import { type Output, output, secondsLeft, type TerminalWorld, UsageError } from './terminal-world.js';

const words = text.terminal.store;

export const storeVerbs = ['list', 'get', 'del', 'clear'] as const;

/** `store`: the sessions of the app's store, whichever store it is. */
export const store = (args: readonly string[], world: TerminalWorld): Promise<Output> =>
  output('store', async () => {
    const [verb = 'list', sid, ...more] = args;
    if (more.length > 0) throw new UsageError(words.tooMany(more.join(' ')));
    switch (verb) {
      case 'list':
        return list(world);
      case 'get':
        return `${JSON.stringify(world.state().rows[meant(world, verb, sid)], null, 2)}\n`;
      case 'del':
        await world.perform({ type: 'store.delete', sid: meant(world, verb, sid) });
        return '';
      case 'clear':
        await world.perform({ type: 'store.clear' });
        return '';
      default:
        throw new UsageError(words.unknown(verb));
    }
  });

function list(world: TerminalWorld): string {
  const rows = Object.entries(world.state().rows);
  if (rows.length === 0) return `${words.empty}\n`;
  const lines = rows.map(([sid, { cookie: _cookie, ...data }]) => {
    const left = secondsLeft(world, sid);
    return `${sid}  ${left === null ? words.noExpiry : words.left(left)}  ${JSON.stringify(data)}\n`;
  });
  return lines.join('');
}

/** The one session whose id begins so: as many letters as tell it from the others are enough. */
function meant(world: TerminalWorld, verb: string, beginning: string | undefined): string {
  if (!beginning) throw new UsageError(words.whichSid(verb));
  const sids = Object.keys(world.state().rows);
  if (sids.includes(beginning)) return beginning;
  const [found, another] = sids.filter((sid) => sid.startsWith(beginning));
  if (found === undefined) throw new Error(words.noSuch(beginning));
  if (another !== undefined) throw new Error(words.several(beginning));
  return found;
}
