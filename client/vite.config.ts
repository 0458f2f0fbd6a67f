import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Every schema of zod carries what writes it as JSON Schema, a sixth of zod: the page writes none, and leaves it out. */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  async load(id) {
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/.test(id)) return null;
    const exported = (await readFile(id, 'utf8')).matchAll(/^export (?:const|function) (\w+)/gm);
    return [...exported].map(([, name]) => `export const ${name} = () => undefined;`).join('\n');
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [withoutJsonSchema, react(), tailwind()],
  resolve: { alias: { 'node:zlib': fileURLToPath(new URL('./terminal/no-zlib.ts', import.meta.url)) } },
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // the editor and the terminal are large, and loaded when opened
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // by itself, so that it is evaluated before zod makes a schema
            { name: 'no-eval', test: /live[\\/]no-eval/, priority: 2 },
            // all that the first load needs is one file, which compresses better than its parts
            { name: 'page', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/socket.io': { target: server, ws: true }, '/lessons': server, '/gallery': server, '/share': server },
  },
});
