import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwind()],
  resolve: { alias: { 'node:zlib': fileURLToPath(new URL('./terminal/no-zlib.ts', import.meta.url)) } },
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    // the server reads in it which files draw a page
    manifest: true,
    target: 'es2022',
    // the editor and the terminal are large, and loaded when opened
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // by itself, so that it is evaluated before zod makes a schema
            { name: 'no-eval', test: /live[\\/]no-eval/, priority: 2 },
            // what several pages need to open something: one small file, where each part would be one
            {
              name: 'open',
              test: /protocol[\\/]share|app[\\/]address|play[\\/]open-|share[\\/]short-link|stage[\\/]stage-picture/,
              priority: 0,
            },
            // all that the first load needs is one file, which compresses better than its parts
            { name: 'page', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/socket.io': { target: server, ws: true },
      '/lessons': server,
      '/gallery': server,
      '/reference-pages': server,
      '/share': server,
    },
  },
});
