import { defineConfig } from '@hey-api/openapi-ts';

/**
 * The web's client: types and one function per operation, from the committed document. Closed lists come as values
 * too, so that no page copies them.
 */
export default defineConfig({
  input: './openapi.json',
  output: { path: './apps/web/src/api/generated', clean: true },
  plugins: [
    { name: '@hey-api/typescript', enums: 'javascript' },
    { name: '@hey-api/sdk' },
    '@hey-api/client-fetch',
  ],
});
