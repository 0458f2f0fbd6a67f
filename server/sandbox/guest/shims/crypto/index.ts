import * as derive from './derive.js';
import * as digest from './digest.js';
import * as random from './random.js';
import { getRandomValues, randomUUID } from './random.js';

export * from './derive.js';
export * from './digest.js';
export * from './random.js';

/** The global `crypto`, without the keys of Web Crypto. */
export const webcrypto = { getRandomValues, randomUUID };

/** Node's crypto, as far as sessions and passwords need it; what is heavy is the host's work. */
export default { ...derive, ...digest, ...random, pseudoRandomBytes: random.randomBytes, webcrypto };
