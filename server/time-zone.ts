/**
 * Imported first by every entry: QuickJS asks the host for its time zone, and the same experiment must print the same
 * dates on every machine. Worker threads take the setting of the main thread.
 */
process.env.TZ = 'UTC';

export {};
