import { availableParallelism } from 'node:os';
import * as z from 'zod';

/** A whole number from the environment, with its default and bounds. */
const whole = (byDefault: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(byDefault);

const isOrigin = (text: string) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;

/** Every setting, read from the environment. The description is what `npm start -- --help` prints. */
const settings = z.object({
  PORT: whole(3000, 0, 65_535).describe('the port to serve on; 0 takes any free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('the address to serve on; 0.0.0.0 lets other machines in'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe(
      'a real Redis for the apps in the sandboxes, whose keys are kept apart; each has one embedded when unset',
    ),
  SANDBOX_DOMAIN: z
    .string()
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'must be a host name in lower case')
    .default('localhost')
    .describe(
      'each sandbox answers curl and browsers on ID.SANDBOX_DOMAIN; to host it, a domain with a wildcard and no other use',
    ),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('the folder for what is kept: the experiments of short links; made when it is not there'),
  EMBED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.string().refine(isOrigin, 'each must be an origin, such as https://school.example')))
    .describe('origins whose pages may show experiments in a frame, with commas between them; only its own when unset'),
  MAX_CONNECTIONS_PER_ADDRESS: whole(256, 1, 100_000).describe(
    'connections one address may have open, when there are no trusted proxies; raise it for a classroom behind one address',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('how much is written to stderr'),
  WORKERS: whole(Math.max(1, availableParallelism() - 1), 1, 64).describe('threads that run sandboxes'),
  MAX_SANDBOXES: whole(5_000, 1, 1_000_000).describe('sandboxes the server keeps, live or not'),
  MAX_SANDBOXES_PER_VISITOR: whole(20, 1, 1_000_000).describe(
    'sandboxes one visitor (IP address) may keep; raise it for a classroom behind one address',
  ),
  MAX_LIVE_SANDBOXES: whole(1_000, 1, 100_000).describe(
    'sandboxes in memory, about 4 MB each; others are rebuilt when used',
  ),
  IDLE_SECONDS: whole(900, 1, 86_400).describe('seconds after which an unused sandbox leaves memory'),
  FORGET_SECONDS: whole(86_400, 60, 31_536_000).describe('seconds after which an unused sandbox is forgotten'),
  TRUSTED_PROXIES: whole(0, 0, 10).describe(
    'proxies of yours before the server, whose X-Forwarded-For, -Host and -Proto are believed',
  ),
});
export type Config = z.output<typeof settings>;

/** A setting with a value that it cannot have; the message is one sentence. */
export class ConfigError extends Error {}

/** @throws ConfigError naming the variable. An empty variable counts as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  throw new ConfigError(`${name} is "${env[name]}", which it cannot be: ${issue?.message}. See npm start -- --help.`);
}

/** Every setting with its default and meaning, a line each. */
export function describeConfig(): string {
  return Object.entries(settings.shape)
    .map(([name, schema]) => {
      const { data } = schema.safeParse(undefined);
      return `  ${name.padEnd(26)} ${schema.description}${data === undefined || String(data) === '' ? '' : ` (${data})`}`;
    })
    .join('\n');
}
