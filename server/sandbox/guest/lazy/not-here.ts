/** Packages that guides use and that cannot be here, with what to write instead. */
const instead: Record<string, string> = {
  bcrypt: "'bcryptjs' is here, with the same functions.",
  argon2: "'bcryptjs' is here, and crypto.scrypt.",
  ioredis: "'redis' is the Redis client here.",
  'body-parser': 'express has it: express.json() and express.urlencoded().',
  uuid: 'crypto.randomUUID() is here.',
  nanoid: 'crypto.randomUUID() is here.',
  dotenv: 'there is no .env file; write the values in the code.',
  fs: 'there is no disk; res.render, res.sendFile and express.static read the files of the experiment.',
};

const groups: [names: string[], sentence: string][] = [
  [
    ['node-fetch', 'axios', 'got', 'undici', 'superagent', 'net', 'dns', 'socket.io', 'ws'],
    'there is no network here; what sends requests is the browser of the experiment.',
  ],
  [
    ['mongoose', 'mongodb', 'pg', 'mysql', 'mysql2', 'sqlite3', 'better-sqlite3', 'sequelize', 'knex', 'connect-mongo'],
    'there is no database here; keep data in a variable, or in the session store.',
  ],
  [['pug', 'hbs', 'express-handlebars', 'handlebars', 'nunjucks'], "'ejs' is the view engine here."],
];

/**
 * What is said of a module that is not here: what to write instead, as far as that is known, then all that can be required.
 * @param packages and builtins their names
 */
export function notHere(name: string, packages: readonly string[], builtins: readonly string[]): string {
  return (
    `Cannot find module '${name}': ${advice(name, [...packages, ...builtins])} ` +
    `Packages here: ${[...packages].sort().join(', ')}. Node modules here: ${[...builtins].sort().join(', ')}.`
  );
}

/** What takes a known package's place, or the module that a misspelt name means. */
function advice(name: string, here: readonly string[]): string {
  const bare = name.replace(/^node:/, '').replace(/\/promises$/, '');
  if (bare.startsWith('.') || bare.startsWith('/')) {
    return 'the app is one file here; put what it holds into it.';
  }
  const known = Object.hasOwn(instead, bare) ? instead[bare] : undefined;
  const sentence = known ?? groups.find(([names]) => names.includes(bare))?.[1];
  if (sentence) return `it is not in this playground; ${sentence}`;
  const meant = here
    .map((one) => ({ one, far: distance(bare, one) }))
    .filter(({ one, far }) => far <= Math.min(2, one.length / 3))
    .sort((a, b) => a.far - b.far)[0];
  return meant ? `it is not in this playground; did you mean '${meant.one}'?` : 'it is not in this playground.';
}

/** Levenshtein's: how many letters to put in, take out or change. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
