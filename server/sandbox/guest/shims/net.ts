/** Node's `net.isIP`, all that Express asks of it: 4, 6 or 0. */
export function isIP(address: string): 0 | 4 | 6 {
  const parts = address.split('.');
  if (parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return 4;
  if (!/^[\da-f:]+(%.+)?$/i.test(address) || !address.includes(':')) return 0;
  const halves = address.replace(/%.+$/, '').split('::');
  if (halves.length > 2) return 0;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return 0;
  return (halves.length === 2 ? groups.length < 8 : groups.length === 8) ? 6 : 0;
}
