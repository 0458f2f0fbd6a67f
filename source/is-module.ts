import { parse } from 'acorn';

/** Whether a source is an ES module: it parses as one, and not as CommonJS. */
export const isModule = (source: string): boolean => !parses(source, 'script') && parses(source, 'module');

function parses(source: string, sourceType: 'script' | 'module'): boolean {
  try {
    parse(source, { ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: true, allowHashBang: true });
    return true;
  } catch {
    return false;
  }
}
