/**
 * Until when Redis keeps a key after a command.
 * @param at virtual ms, when it was sent; the result is in the same
 * @returns null when the key stays for ever, undefined when the command does not say
 */
export function keptUntil(command: string, args: string[], at: number): number | null | undefined {
  const after = (value: string | undefined, unit: number) => at + Number(value) * unit;
  const option = (name: string) => args.findIndex((word, i) => i > 1 && word.toUpperCase() === name) + 1;
  switch (command.toUpperCase()) {
    case 'SET':
      if (option('EX') > 0) return after(args[option('EX')], 1000);
      return option('PX') > 0 ? after(args[option('PX')], 1) : null;
    case 'SETEX':
    case 'EXPIRE':
      return after(args[1], 1000);
    case 'PSETEX':
    case 'PEXPIRE':
      return after(args[1], 1);
    default:
      return undefined;
  }
}
