/** zod compiles schemas with `new Function`, which the page's Content-Security-Policy forbids and reports: it need not try. */
const zod = globalThis as { __zod_globalConfig?: { jitless: boolean } };
// what `z.config` sets: without zod itself, whose schemas would be made before it could be told
zod.__zod_globalConfig = { jitless: true };

export {};
