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

export const curlOptions = [...Object.keys(withValue), ...Object.keys(flags)];

export const usage =
  'curl [-i] [-v] [-L] [-I] [-s] [-X METHOD] [-d DATA] [-H "Name: value"] [-b COOKIES|FILE] [-c FILE] URL';

/** @throws Error with one sentence about the argument that is wrong. */
export function parseCurl(args: readonly string[]): CurlCall {
  const { options, urls } = sort(args.flatMap(split));
  const [url] = urls;
  if (url === undefined || urls.length > 1)
    throw new Error(`${url ? 'more than one' : 'no'} URL given. Try: curl -i /`);
  const last = (option: string) => options.get(option)?.at(-1) ?? null;
  const data = options.get('-d');
  const head = options.has('-I');
  const usual = data ? 'POST' : head ? 'HEAD' : 'GET';
  return {
    url: complete(url),
    method: (last('-X') ?? usual).toUpperCase(),
    headers: (options.get('-H') ?? []).map(header),
    body: data?.join('&') ?? null,
    cookies: last('-b'),
    cookieFile: last('-c'),
    include: options.has('-i') || head,
    verbose: options.has('-v'),
    follow: options.has('-L'),
  };
}

/** Options with the values given to each, and the words that are none. */
function sort(words: string[]): { options: Map<string, string[]>; urls: string[] } {
  const options = new Map<string, string[]>();
  const urls: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const option = withValue[word];
    const flag = flags[word];
    if (option !== undefined) {
      const value = words[++i];
      if (value === undefined) throw new Error(`option ${word}: a value must follow`);
      options.set(option, [...(options.get(option) ?? []), value]);
    } else if (flag !== undefined) options.set(flag, []);
    else if (word.startsWith('-')) throw new Error(`option ${word}: not known here. Try: ${usage}`);
    else urls.push(word);
  }
  return { options, urls };
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
  if (!URL.canParse(whole) || !/^https?:/i.test(whole))
    throw new Error(`"${url}" is not a URL. Try: curl -i http://shop.test/`);
  return new URL(whole).href;
}

function header(text: string): [string, string] {
  const at = text.indexOf(':');
  if (at < 1) throw new Error(`header "${text}": it must be written "Name: value"`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
