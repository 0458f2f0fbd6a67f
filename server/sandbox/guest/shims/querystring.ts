/** Node's legacy querystring. */
const decode = (text: string) => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return unescape(text.replace(/\+/g, ' '));
  }
};

export function parse(text: string, separator = '&', equals = '=', options: { maxKeys?: number } = {}) {
  const result: Record<string, string | string[]> = Object.create(null);
  if (typeof text !== 'string' || text === '') return result;
  const maxKeys = options.maxKeys ?? 1000;
  const pairs = text.split(separator);
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    if (pair === '') continue;
    const at = pair.indexOf(equals);
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + equals.length));
    const before = result[name];
    if (before === undefined) result[name] = value;
    else result[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return result;
}

const primitive = (value: unknown) =>
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : '';

export function stringify(values: Record<string, unknown>, separator = '&', equals = '=') {
  if (values === null || typeof values !== 'object') return '';
  return Object.entries(values)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (one) => `${encodeURIComponent(name)}${equals}${encodeURIComponent(primitive(one))}`,
      ),
    )
    .join(separator);
}

export default { parse, stringify, decode: parse, encode: stringify, escape: encodeURIComponent, unescape: decode };
