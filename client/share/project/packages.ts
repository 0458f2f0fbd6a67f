import { dependencies } from '../../../package.json';

/** What an app can require in the sandbox; everything else there is Node's own. */
const ofApps = [
  'bcryptjs',
  'connect-flash',
  'connect-redis',
  'cookie-parser',
  'cookie-session',
  'cors',
  'ejs',
  'express',
  'express-session',
  'helmet',
  'morgan',
  'passport',
  'passport-local',
  'redis',
] as const satisfies (keyof typeof dependencies)[];

/**
 * The packages of a project, each with the version that the sandbox itself runs; and the jar of the replay.
 * @param files its views name their engine: Express loads that itself
 */
export function packagesOf(app: string, files: Record<string, string>): Record<string, string> {
  const named = new Set([...app.matchAll(/['"`]([\w-]+)['"`]/g)].map(([, name]) => name));
  if (Object.keys(files).some((path) => path.endsWith('.ejs'))) named.add('ejs');
  const needed = [...ofApps.filter((name) => named.has(name)), 'tough-cookie' as const];
  return Object.fromEntries(needed.map((name) => [name, dependencies[name]]));
}
