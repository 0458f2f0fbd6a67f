/** Names that `export` cannot say, or that are every function's own. */
const notExported = new Set(['default', 'prototype', 'length', 'name', 'arguments', 'caller']);

/**
 * The ES module that an app's `import` of a CommonJS module gets.
 * @param name what the guest's `require` knows it by
 * @param names the module's own properties
 */
export function moduleSource(name: string, names: readonly string[]): string {
  const importable = names.filter((one) => /^[A-Za-z_$][\w$]*$/.test(one) && !notExported.has(one));
  // a name may be a reserved word (express.static): exported under it, bound under another
  const exports = importable.map((one, i) => `const e${i} = m.${one}; export { e${i} as ${one} };`).join('\n');
  return `const m = globalThis.__require(${JSON.stringify(name)});\nexport default m;\n${exports}`;
}
