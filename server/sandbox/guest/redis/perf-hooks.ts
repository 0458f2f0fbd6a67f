/** Of node:perf_hooks, the clock: it is the virtual one here. */
export const performance = globalThis.performance;
