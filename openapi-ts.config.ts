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
    // The browser's cookie goes by itself: naming it at each operation would weigh on every page.
    { name: '@hey-api/sdk', auth: false },
    '@hey-api/client-fetch',
  ],
});
