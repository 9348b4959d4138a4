import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react-swc';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Catalogues are parsed here, once, so that no browser downloads the ICU parser (7 kB gzipped). */
const compiledMessages: Plugin = {
  name: 'cornac:messages',
  enforce: 'pre',
  transform: {
    filter: { id: /\/messages\/(fr|en)\/[\w-]+\.json$/ },
    handler: (code) => {
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      const compiled = Object.fromEntries(words.map(([key, text]) => [key, parse(text)]));
      return {
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`,
        moduleType: 'js',
      };
    },
  },
};

/**
 * Two builds from one configuration:
 *   vite build        → dist/web/client (what browsers fetch, with its manifest)
 *   vite build --ssr  → dist/web/server/entry-server.js (what the API process imports)
 */
/** The generated client can read event streams; our API has none, and public pages have no byte to spare. */
const noEventStreams: Plugin = {
  name: 'no-event-streams',
  load: (id) =>
    id.endsWith('/serverSentEvents.gen.ts')
      ? 'export const createSseClient = () => { throw new Error("The API streams no events"); };'
      : undefined,
};

export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  base: '/',
  publicDir: isSsrBuild ? false : here('./public'),
  plugins: [noEventStreams, compiledMessages, react()],
  resolve: {
    alias: [
      { find: '~', replacement: here('./src') },
      {
        find: '@formatjs/icu-messageformat-parser',
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
    ],
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: here(isSsrBuild ? '../../dist/web/server' : '../../dist/web/client'),
    emptyOutDir: true,
    manifest: !isSsrBuild,
    // An inlined sprite would be a data: address, which <use> may not reference.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: isSsrBuild === true,
    rolldownOptions: {
      input: here(isSsrBuild ? './src/entry-server.tsx' : './src/entry-client.tsx'),
      // Every public page carries the list of all chunks: their names would cost it most of a kilobyte.
      output: isSsrBuild
        ? {}
        : {
            chunkFileNames: 'assets/[hash].js',
            // Hooks of a few lines, each of which would be a file with its own overhead on every page.
            codeSplitting: {
              groups: [
                {
                  name: 'object',
                  test: /src[\\/]ui[\\/](tag|people|await-block|breadcrumb|object-header)\.tsx$/,
                },
                {
                  name: 'api',
                  test: /src[\\/]api[\\/](client|problem)\.ts$|generated[\\/](visitors\.gen|client\.gen|(client|core)[\\/].*)\.ts$/,
                },
                {
                  name: 'query',
                  test: /node_modules[\\/](@tanstack[\\/](react-query|query-core|react-store)|use-sync-external-store)[\\/]|react-router[\\/]dist[\\/]esm[\\/](useRouter|routerContext|matchContext)\.js/,
                },
              ],
            },
            assetFileNames: ({ names }) =>
              names.some((name) => name.endsWith('.css'))
                ? 'assets/[hash].css'
                : 'assets/[name]-[hash][extname]',
          },
    },
  },
  // The server build carries its own production React: it must not depend on the host's NODE_ENV.
  ssr: { noExternal: true, target: 'node' },
}));
