const absolute = new Set(['date', 'expires']);

/**
 * A response header on the client's clock. The sandbox's clock is virtual: a cookie that ends in an hour there must end in
 * an hour here, or curl would throw it away as long expired. What is no date stays as it is.
 * @param ahead by how many ms the client's clock is ahead of the sandbox's
 */
export function inRealTime([name, value]: [string, string], ahead: number): [string, string] {
  const key = name.toLowerCase();
  if (absolute.has(key)) return [name, shifted(value, ahead)];
  if (key !== 'set-cookie') return [name, value];
  return [name, value.replace(/(;\s*expires\s*=\s*)([^;]*)/gi, (_, before, date) => before + shifted(date, ahead))];
}

/** RFC 9110 section 5.6.7: an HTTP date. One long past, which deletes a cookie, stays past. */
function shifted(date: string, ahead: number): string {
  const at = Date.parse(date);
  const moved = new Date(at + ahead);
  return at <= 0 || Number.isNaN(moved.getTime()) ? date : moved.toUTCString();
}
