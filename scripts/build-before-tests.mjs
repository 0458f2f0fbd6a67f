import { ensureBuilt } from './build.mjs';

/** Vitest calls this once before all tests. */
export const setup = () => ensureBuilt(['guest', 'server'], () => {});
