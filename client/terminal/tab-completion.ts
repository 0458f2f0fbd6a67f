import { curlOptions } from './curl-arguments.js';
import { redisCommands, sessionKeys } from './redis-cli.js';
import { storeVerbs } from './store-command.js';
import type { TerminalWorld } from './terminal-world.js';

/** What the shell has that completion offers besides the sandbox's. */
export type ShellWords = { commands: readonly string[]; files(directory: string): Promise<readonly string[]> };

/** The line after Tab; `options` when several would go on from here. */
export type Completed = { text: string; cursor: number; options: readonly string[] };

/** Completes the word before the cursor: commands, their options, ids of sessions, keys, browsers, and files. */
export async function completeLine(
  line: string,
  cursor: number,
  world: TerminalWorld,
  shell: ShellWords,
): Promise<Completed> {
  // each command of a pipe or a list begins anew
  const command = line.slice(0, cursor).split(/[|;&]/).at(-1) ?? '';
  const words = command.trimStart().split(/\s+/);
  const word = words.at(-1) ?? '';
  const offered = (await offers(words, world, shell)).filter((one) => startsWith(one, word));
  const options = [...new Set(offered)].sort();
  const [only, another] = options;
  if (only === undefined) return { text: line, cursor, options: [] };
  const goesOn = only.endsWith('/');
  const completed = another === undefined ? `${only}${goesOn ? '' : ' '}` : commonBeginning(options);
  const begin = cursor - word.length;
  const grown = completed.length > word.length || another === undefined;
  if (!grown) return { text: line, cursor, options };
  const text = line.slice(0, begin) + completed + line.slice(cursor);
  return { text, cursor: begin + completed.length, options: [] };
}

async function offers(words: readonly string[], world: TerminalWorld, shell: ShellWords): Promise<readonly string[]> {
  const [command = '', ...args] = words;
  const word = args.at(-1) ?? '';
  if (args.length === 0) return shell.commands;
  if (/^[<>]/.test(args.at(-2) ?? '')) return shell.files(directoryOf(word));
  switch (command) {
    case 'curl':
      if (word.startsWith('-')) return curlOptions;
      if (['-b', '-c', '--cookie', '--cookie-jar'].includes(args.at(-2) ?? '')) return shell.files(directoryOf(word));
      return pathsSeen(world);
    case 'store':
      return args.length === 1 ? storeVerbs : Object.keys(world.state().rows);
    case 'redis-cli':
      return args.length === 1 ? redisCommands : [...sessionKeys(world).keys()];
    case 'cookies':
      return Object.keys(world.state().browsers);
    default:
      return shell.files(directoryOf(word));
  }
}

const directoryOf = (word: string) => word.slice(0, word.lastIndexOf('/') + 1);

/** The paths that were asked for so far. */
function pathsSeen({ events }: TerminalWorld): string[] {
  const seen = events().flatMap((event) => (event.type === 'request' ? [new URL(event.url).pathname] : []));
  return ['/', ...seen];
}

/** Redis takes its commands in small letters too. */
const startsWith = (option: string, word: string) =>
  option.startsWith(word) || (redisCommands.includes(option) && option.startsWith(word.toUpperCase()));

function commonBeginning(options: readonly string[]): string {
  const [first = '', ...others] = options;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
