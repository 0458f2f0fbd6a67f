import { readFile } from 'node:fs/promises';
import { inRoot, Problem } from './root.mjs';
import { npm } from './run.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }>} Packages */

/**
 * Tells whether what npm noted of node_modules is what the lockfile asks for. Optional packages may be absent: they are
 * for other systems.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function matches(locked, installed) {
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  return (
    wanted.every(([path, { version, integrity, optional }]) => {
      const there = installed[path];
      return there ? there.version === version && there.integrity === integrity : optional === true;
    }) && Object.keys(installed).every((path) => path in locked)
  );
}

/** @param {string} path @returns {Promise<Packages | null>} null when the file is not there or not whole */
async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * One sentence for a failed `npm ci`.
 * @param {string} output what npm printed
 */
export function installProblem(output) {
  const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/.exec(
    output,
  );
  if (unreachable) {
    return (
      `The packages could not be downloaded, npm cannot reach its registry (${unreachable[1]}): ` +
      'connect to the internet, or tell npm its proxy with `npm config set proxy`, then run the same command again.'
    );
  }
  const reason = /npm (?:error|ERR!) (?!code)(.+)/.exec(output)?.[1] ?? 'npm printed no reason';
  return `The packages could not be installed (${reason.trim()}): run \`npm ci\` to see all that npm says about it.`;
}

/**
 * Installs the packages of package-lock.json, unless exactly they are there.
 * @param {(line: string) => void} say
 * @throws Problem when npm could not
 */
export async function ensureInstalled(say) {
  const [locked, installed] = await Promise.all([
    packagesOf(inRoot('package-lock.json')),
    packagesOf(inRoot('node_modules', '.package-lock.json')),
  ]);
  if (!locked)
    throw new Problem('package-lock.json is missing or not JSON: restore it with `git checkout package-lock.json`.');
  if (installed && matches(locked, installed)) return;
  say('Installing packages (the first time only, about a minute) ...');
  // npm waits 10 s and longer between its tries by default: too long to sit before a machine that is offline
  const { code, output } = await npm([
    'ci',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-mintimeout=2000',
    '--fetch-retry-maxtimeout=5000',
  ]);
  if (code !== 0) throw new Problem(installProblem(output));
}
