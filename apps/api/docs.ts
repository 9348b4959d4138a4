import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_PREFIX } from './server.js';

const DOCUMENT = join(import.meta.dirname, '../../../openapi.json');

/** The committed description of the API, as JSON and as a page to read and try it. */
export async function serveDescription(app: NestFastifyApplication): Promise<void> {
  const document = JSON.parse(await readFile(DOCUMENT, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup(`${API_PREFIX}/docs`, app, document, {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    customSiteTitle: 'Cornac API',
  });
}
