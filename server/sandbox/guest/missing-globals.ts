/** Globals that QuickJS lacks and that packages look at while they load. */
Object.assign(globalThis, { Atomics: globalThis.Atomics ?? {}, global: globalThis });

type CallSite = {
  getFunctionName(): string | null;
  getFileName(): string | null;
  getLineNumber(): number;
  getColumnNumber(): number;
};

/**
 * Stacks as Node's people know them: the error first, then where in the learner's code. Frames of this playground and
 * of the packages in it are left out; their line numbers are those of a bundle nobody has.
 */
Object.assign(Error, {
  prepareStackTrace(error: unknown, sites: CallSite[]) {
    const frames = sites
      .filter((site) => site.getFileName() === 'app.js')
      .map((site) => {
        const at = `app.js:${site.getLineNumber()}:${site.getColumnNumber()}`;
        const name = site.getFunctionName();
        return `    at ${name ? `${name} (${at})` : at}`;
      });
    return [String(error), ...frames].join('\n');
  },
});

export {};
