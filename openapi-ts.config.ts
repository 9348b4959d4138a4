import { defineConfig } from '@hey-api/openapi-ts';

/** The web's client: types and one function per operation, from the committed document. */
export default defineConfig({
  input: './openapi.json',
  output: { path: './apps/web/src/api/generated', clean: true },
  plugins: ['@hey-api/typescript', { name: '@hey-api/sdk' }, '@hey-api/client-fetch'],
});
