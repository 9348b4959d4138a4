import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { scopeOf } from '#identity';
import { readEnv } from '#platform';
import { AppModule } from './app.module.js';
import { operationComments } from './operation-comments.js';
import { API_PREFIX } from './server.js';

/** Describes the API from its code. Nothing is instantiated and no database is needed. */
async function describeApi(): Promise<OpenAPIObject> {
  const env = readEnv({ DATABASE_URL: 'postgres://nobody@localhost/none' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(env), new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
  });
  app.setGlobalPrefix(API_PREFIX);
  const base = new DocumentBuilder()
    .setTitle('Cornac')
    .setDescription(
      'Calls for projects, from the first draft to ordinary service. Refusals are RFC 9457 problems.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('cornac_session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: ACCESS_TOKEN }, 'access_token')
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  await app.close();
  return finish(document, await operationComments());
}

interface Operation {
  operationId: string;
  summary?: string;
  responses: Record<string, unknown>;
  'x-policy'?: string;
  'x-public'?: boolean;
  security?: Record<string, string[]>[];
}

/** Adds what the decorators leave out, and refuses a route that does not say who may call it. */
function finish(document: OpenAPIObject, comments: Map<string, string>): OpenAPIObject {
  const problem = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      if (!operation['x-policy'] && !operation['x-public']) {
        throw new Error(`${path} (${operation.operationId}) declares neither a policy nor that it is public`);
      }
      operation.summary = comments.get(operation.operationId);
      operation.responses.default = problem;
      operation.security = securityOf(method, operation);
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM } as NonNullable<
      OpenAPIObject['components']
    >['schemas'],
  };
  return sorted(document) as OpenAPIObject;
}

const ACCESS_TOKEN =
  'Personal access token (`cornac_…`), made on /mon-compte/securite. Each operation names the scope it needs; one that names none is open to no token. A token is no administrator and proves no second factor.';

/** A session opens what its person may do; a token what it was made for besides. */
function securityOf(
  method: string,
  { 'x-policy': policy }: Operation,
): Record<string, string[]>[] | undefined {
  if (!policy) return undefined;
  const scope = scopeOf(method, policy);
  return [{ cornac_session: [] }, ...(scope ? [{ access_token: [scope] }] : [])];
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    allowed: { type: 'array', items: { type: 'string' } },
  },
  additionalProperties: true,
};

/** Paths and schemas in alphabetical order, so that the file's history shows only what changed. */
function sorted(document: OpenAPIObject): unknown {
  const byKey = <T>(record: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...document,
    paths: byKey(document.paths),
    components: { ...document.components, schemas: byKey(document.components?.schemas) },
  };
}

const FILE = 'openapi.json';

if (import.meta.main) {
  const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (!process.argv.includes('--check')) await writeFile(FILE, text);
  else if ((await readFile(FILE, 'utf8')) !== text) {
    process.stderr.write('openapi.json is not what the code says: run `npm run openapi` and commit it.\n');
    process.exitCode = 1;
  }
}
