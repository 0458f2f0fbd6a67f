import * as z from 'zod';
import { traceEvent } from '../../trace/event.js';
import { experiment } from '../experiment.js';
import { experimentResult } from '../result.js';

/**
 * The formats that outsiders rely on, as JSON Schema 2020-12 by file name: `experiment` is what a file holds, `result`
 * what it comes to, `trace` the `trace` of that by itself. What JSON Schema cannot say, such as how long all files may be together, is left out.
 */
export const schemas = {
  'experiment.schema.json': z.toJSONSchema(experiment, { io: 'input' }),
  'result.schema.json': z.toJSONSchema(experimentResult),
  'trace.schema.json': z.toJSONSchema(z.array(traceEvent)),
};

/** A schema as its file holds it. */
export const schemaText = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`;
