import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { command, inRoot } from './root.mjs';

/** Writes the formats that outsiders rely on as JSON Schema into protocol/schema. */
await command(async () => {
  const outfile = inRoot('dist/build/schemas.js');
  const entryPoints = [inRoot('protocol/schema/schemas.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const { schemas, schemaText } = await import(pathToFileURL(outfile).href);
  for (const [name, schema] of Object.entries(schemas)) {
    await writeFile(inRoot('protocol/schema', name), schemaText(schema));
  }
});
