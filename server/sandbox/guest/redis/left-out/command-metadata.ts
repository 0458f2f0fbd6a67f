/** Which commands client-side caching may cache, a table of 64 KB: the Redis here has no client-side caching. */
export const defaultCommandMetadata = { lookup: () => undefined };
export const isCacheable = () => false;
