import { Bash, defineCommand, getCommandNames } from 'just-bash/browser';
import { eventsUpTo } from '../live/arrival.js';
import { perform, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { cookies } from './cookies-command.js';
import { curl } from './curl.js';
import { usage } from './curl-arguments.js';
import { exchange, virtualNow } from './exchange.js';
import { redisCli } from './redis-cli.js';
import { store } from './store-command.js';
import { type Completed, completeLine } from './tab-completion.js';
import type { Output, TerminalWorld } from './terminal-world.js';

const home = '/home/you';

/** bash's word for a command it does not have. */
const notFound = 127;

const world: TerminalWorld = {
  state: () => usePlayhead.getState().latest,
  events: () => useSandbox.getState().events,
  now: virtualNow,
  perform: async (action) => {
    const { seq } = await perform(action);
    await eventsUpTo(seq);
  },
};

export type Shell = {
  run(command: string, signal: AbortSignal): Promise<Output>;
  complete(line: string, cursor: number): Promise<Completed>;
};

/**
 * A bash with our commands; nothing in it leaves the page but the requests to the sandbox.
 * @param history the lines given so far
 */
export function createShell(history: () => readonly string[]): Shell {
  const ours = ['curl', 'store', 'redis-cli', 'cookies', 'help', 'history'];
  const said = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });
  const bash = new Bash({
    cwd: home,
    env: { HOME: home, USER: 'you' },
    customCommands: [
      defineCommand('curl', (args, { fs, cwd }) =>
        curl(args, {
          exchange,
          now: virtualNow,
          readFile: (path) => fs.readFile(fs.resolvePath(cwd, path)),
          writeFile: (path, written) => fs.writeFile(fs.resolvePath(cwd, path), written),
        }),
      ),
      defineCommand('store', (args) => store(args, world)),
      defineCommand('redis-cli', (args) => redisCli(args, world)),
      defineCommand('cookies', (args) => cookies(args, world)),
      defineCommand('usage', async () => said(text.terminal.help(usage))),
      defineCommand('history', async () =>
        said(
          history()
            .map((line, i) => `${String(i + 1).padStart(5)}  ${line}\n`)
            .join(''),
        ),
      ),
    ],
  });
  const commands = [...ours, ...getCommandNames()];
  let cwd = home;
  let env: Record<string, string> = {};
  const files = async (directory: string) => {
    const path = bash.fs.resolvePath(cwd, directory || '.');
    const names = await bash.fs.readdir(path).catch(() => []);
    return Promise.all(
      names.map(async (name) => {
        const { isDirectory } = await bash.fs.stat(bash.fs.resolvePath(path, name));
        return `${directory}${name}${isDirectory ? '/' : ''}`;
      }),
    );
  };
  return {
    run: async (command, signal) => {
      // bash has a help of its own, built in, which knows nothing of what is here
      const result = await bash.exec(command.replace(/(^|[;&|])(\s*)help(?=\s*($|[|>;&]))/g, '$1$2usage'), {
        signal,
        cwd,
        env,
      });
      // a line of bash leaves its directory and its variables to the next
      ({ env } = result);
      cwd = env.PWD ?? cwd;
      const { stdout, exitCode } = result;
      const missing = exitCode === notFound ? `${text.terminal.here(ours.join(', '))}\n` : '';
      return { stdout, stderr: result.stderr + missing, exitCode };
    },
    complete: (line, cursor) => completeLine(line, cursor, world, { commands, files }),
  };
}
