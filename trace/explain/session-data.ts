export type Json = Record<string, unknown>;

const isContainer = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A session's data after one `session.change`; the data before stays as it was. */
export function withChange(data: Json, [first, ...rest]: readonly string[], after: unknown): Json {
  if (first === undefined) return data;
  const inside = data[first];
  if (rest.length === 0) return withValue(data, first, after);
  return isContainer(inside) ? withValue(data, first, withChange(inside, rest, after)) : data;
}

/** The order of keys is kept: express-session compares JSON text. */
function withValue(data: Json, key: string, value: unknown): Json {
  if (Array.isArray(data)) {
    const list: unknown[] = [...data];
    // elements are told gone from the first that is not there any more
    if (value === undefined) list.length = Math.min(list.length, Number(key));
    else list[Number(key)] = value;
    return list as unknown as Json;
  }
  if (value !== undefined) return { ...data, [key]: value };
  const { [key]: _, ...others } = data;
  return others;
}
