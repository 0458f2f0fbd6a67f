import { Bash, defineCommand } from 'just-bash/browser';
import { curl, type Output } from './curl.js';
import { usage } from './curl-arguments.js';
import { exchange, virtualNow } from './exchange.js';

const help = `This is a small bash in your browser. Its curl talks to the app in the sandbox:

  curl -i /                   the response with its headers
  curl -v /                   the request too
  curl -i -c jar /            keep the cookies in a file
  curl -i -b jar /            send them back
  curl -X POST -d 'a=1' /     send a form

  ${usage}

Without -b and -c, curl keeps no cookies. ls, cat, grep, sed, jq, for loops and pipes work; the files are yours alone.
`;

/** A bash with our curl; nothing in it leaves the page but the requests to the sandbox. */
export function createShell(): (command: string, signal: AbortSignal) => Promise<Output> {
  const bash = new Bash({
    cwd: '/home/you',
    env: { HOME: '/home/you', USER: 'you' },
    customCommands: [
      defineCommand('curl', (args, { fs, cwd }) =>
        curl(args, {
          exchange,
          now: virtualNow,
          readFile: (path) => fs.readFile(fs.resolvePath(cwd, path)),
          writeFile: (path, text) => fs.writeFile(fs.resolvePath(cwd, path), text),
        }),
      ),
      defineCommand('help', async () => ({ stdout: help, stderr: '', exitCode: 0 })),
    ],
  });
  return (command, signal) => bash.exec(command, { signal });
}
