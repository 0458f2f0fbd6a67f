import * as z from 'zod/mini';

// zod/mini comes without words of its own
z.config(z.locales.en());

type Issue = z.core.$ZodIssue;

/** Of a key that somebody made up only so much is said again. */
const maxKey = 60;

/** `actions[2].url`, `files["a/b.ejs"]`: where in the input an issue is; `fallback` for the whole of it. */
function fieldOf(path: readonly PropertyKey[], fallback: string): string {
  const field = path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\w-]+$/.test(name) || name.length > maxKey) return `${text}[${JSON.stringify(cut(name))}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
  return field === '' ? fallback : field;
}

const cut = (name: string) => (name.length > maxKey ? `${name.slice(0, maxKey)}…` : name);

/** In a union the branch that went deepest is the one that was meant. */
function deepest(issue: Issue, before: readonly PropertyKey[] = []): { issue: Issue; path: PropertyKey[] } {
  const path = [...before, ...issue.path];
  const branches = issue.code === 'invalid_union' ? issue.errors.flatMap((branch) => branch.slice(0, 1)) : [];
  const found = branches.map((branch) => deepest(branch, path));
  return found.reduce((best, one) => (one.path.length > best.path.length ? one : best), { issue, path });
}

/**
 * The first thing that is wrong with an input, as one sentence that names the field: `actions[2].url: Invalid URL`.
 * @param whole what to call the input when the issue is about all of it
 */
export const issueSentence = (error: z.core.$ZodError, whole: string): string => firstIssue(error, whole).sentence;

/** The same, and the path to the field. */
export function firstIssue(error: z.core.$ZodError, whole: string): { sentence: string; path: PropertyKey[] } {
  const [first] = error.issues;
  if (!first) return { sentence: `${whole}: not valid.`, path: [] };
  const { issue, path: at } = deepest(first);
  const path = issue.code === 'unrecognized_keys' ? [...at, issue.keys[0] ?? ''] : at;
  return { path, sentence: `${fieldOf(path, whole)}: ${said(issue)}` };
}

function said(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known field here.';
  if (issue.code === 'invalid_union' && 'discriminator' in issue && typeof issue.discriminator === 'string') {
    return `is not a known ${issue.discriminator}.`;
  }
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  return message.replace(/\.?$/, '.');
}
