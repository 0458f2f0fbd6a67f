/** One place of a pattern: any run of characters, or one character that passes. */
type Token = '*' | ((char: string) => boolean);

/** Redis's glob patterns (KEYS, SCAN MATCH): `*`, `?`, `[a-c]`, `[^a]`, and `\` before any of them. */
export function glob(pattern: string): (key: string) => boolean {
  const tokens = parse(pattern);
  return (key) => matches(tokens, key);
}

function parse(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '*') tokens.push('*');
    else if (char === '?') tokens.push(() => true);
    else if (char === '[') {
      const end = pattern.indexOf(']', at + 1);
      tokens.push(oneOf(pattern.slice(at + 1, end < 0 ? undefined : end)));
      at = end < 0 ? pattern.length : end;
    } else {
      const literal = char === '\\' && at + 1 < pattern.length ? (pattern[++at] as string) : char;
      tokens.push((one) => one === literal);
    }
  }
  return tokens;
}

function oneOf(inside: string): (char: string) => boolean {
  const negated = inside.startsWith('^');
  const ranges = [...inside.slice(negated ? 1 : 0).matchAll(/\\(.)|(.)-(.)|(.)/gs)].map(
    ([, escaped, from, to, single]): [string, string] => {
      const first = escaped ?? from ?? single ?? '';
      const last = to ?? first;
      return first <= last ? [first, last] : [last, first];
    },
  );
  return (char) => negated !== ranges.some(([from, to]) => from <= char && char <= to);
}

/** Goes back to the last `*` only, so that no pattern takes more than pattern × key steps. */
function matches(tokens: Token[], key: string): boolean {
  let at = 0;
  let token = 0;
  let star: { token: number; at: number } | null = null;
  while (at < key.length) {
    const now = tokens[token];
    if (now === '*') star = { token: token++, at };
    else if (now?.(key[at] as string)) {
      at++;
      token++;
    } else if (star) {
      at = ++star.at;
      token = star.token + 1;
    } else return false;
  }
  return tokens.slice(token).every((one) => one === '*');
}
