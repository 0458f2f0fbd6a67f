import './missing-globals.js';

/** What Node's modules expect to find as globals; esbuild puts these in wherever a package names one. */
export { Buffer } from 'buffer';
export { process } from './shims/process.js';
export {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from './shims/timers.js';
