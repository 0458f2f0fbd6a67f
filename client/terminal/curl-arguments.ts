/** What one call of our curl asks for. */
export type CurlCall = {
  url: string;
  method: string;
  headers: [string, string][];
  body: string | null;
  /** `-b` as it was given: a cookie string, or the name of a cookie file. */
  cookies: string | null;
  cookieFile: string | null;
  include: boolean;
  verbose: boolean;
  follow: boolean;
};

const withValue: Record<string, string> = {
  '-X': '-X',
  '--request': '-X',
  '-d': '-d',
  '--data': '-d',
  '--data-raw': '-d',
  '-H': '-H',
  '--header': '-H',
  '-b': '-b',
  '--cookie': '-b',
  '-c': '-c',
  '--cookie-jar': '-c',
};
const flags: Record<string, string> = {
  '-i': '-i',
  '--include': '-i',
  '--show-headers': '-i',
  '-v': '-v',
  '--verbose': '-v',
  '-L': '-L',
  '--location': '-L',
  '-s': '-s',
  '--silent': '-s',
  '-I': '-I',
  '--head': '-I',
};

export const usage = 'curl [-i] [-v] [-L] [-I] [-s] [-X METHOD] [-d DATA] [-H "Name: value"] [-b COOKIES|FILE] [-c FILE] URL';

/** @throws Error with one sentence about the argument that is wrong. */
export function parseCurl(args: readonly string[]): CurlCall {
  const given = new Map<string, string[]>();
  const urls: string[] = [];
  const words = args.flatMap(split);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const option = withValue[word];
    if (option !== undefined) {
      const value = words[++i];
      if (value === undefined) throw new Error(`option ${word}: a value must follow`);
      given.set(option, [...(given.get(option) ?? []), value]);
    } else if (flags[word] !== undefined) given.set(flags[word], []);
    else if (word.startsWith('-') && word !== '-') throw new Error(`option ${word}: not known here. Try: ${usage}`);
    else urls.push(word);
  }
  if (urls.length !== 1) throw new Error(`${urls.length === 0 ? 'no URL' : 'more than one URL'} given. Try: curl -i /`);
  const data = given.get('-d');
  const head = given.has('-I');
  return {
    url: complete(urls[0] as string),
    method: (given.get('-X')?.at(-1) ?? (data ? 'POST' : head ? 'HEAD' : 'GET')).toUpperCase(),
    headers: (given.get('-H') ?? []).map(header),
    body: data ? data.join('&') : null,
    cookies: given.get('-b')?.at(-1) ?? null,
    cookieFile: given.get('-c')?.at(-1) ?? null,
    include: given.has('-i') || head,
    verbose: given.has('-v'),
    follow: given.has('-L'),
  };
}

/** `-iv` is `-i -v`; `-XPOST` is `-X POST`; `--data=x` is `--data x`. */
function split(word: string): string[] {
  if (word.startsWith('--')) {
    const at = word.indexOf('=');
    return at > 0 && withValue[word.slice(0, at)] ? [word.slice(0, at), word.slice(at + 1)] : [word];
  }
  if (!word.startsWith('-') || word.length <= 2) return [word];
  const first = word.slice(0, 2);
  if (withValue[first]) return [first, word.slice(2)];
  return flags[first] ? [first, ...split(`-${word.slice(2)}`)] : [word];
}

/** The app answers under any name; a path alone is one of shop.test. */
function complete(url: string): string {
  const whole = url.startsWith('/') ? `http://shop.test${url}` : /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(whole) || !/^https?:/i.test(whole)) throw new Error(`"${url}" is not a URL. Try: curl -i http://shop.test/`);
  return new URL(whole).href;
}

function header(text: string): [string, string] {
  const at = text.indexOf(':');
  if (at < 1) throw new Error(`header "${text}": it must be written "Name: value"`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
