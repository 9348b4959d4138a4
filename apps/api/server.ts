import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { admitMailServer, INBOUND_MAIL_PATH, MAIL_BYTES_AT_MOST, RealtimeAdapter } from '#discussions';
import {
  Clock,
  createLogger,
  type Env,
  MAX_FILE_BYTES,
  NestLogger,
  negotiateLocale,
  notFound,
  Problem,
  refuseHostileBody,
  unsupportedMedia,
  type WorkContext,
  workContext,
} from '#platform';
import { AppModule } from './app.module.js';

const ONE_MEGABYTE = 1_048_576;
export const API_PREFIX = 'api/v1';

/** Builds the HTTP application without listening: main, tests, OpenAPI and benches all start here. */
export async function createServer(env: Env): Promise<NestFastifyApplication> {
  const logger = createLogger(env.logLevel, 'api');
  const adapter = new FastifyAdapter({
    bodyLimit: ONE_MEGABYTE,
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance: logger,
    requestTimeout: 30_000,
    // `__proto__` and `constructor` keys are told as faults, with their place, by refuseHostileBody.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(env), adapter, {
    logger: new NestLogger(logger),
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  const realtime = new RealtimeAdapter(app, env);
  await realtime.connect();
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of Nest, not a React hook
  app.useWebSocketAdapter(realtime);
  app.enableShutdownHooks();
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  await fastify.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 10, fieldSize: 10_000 },
  });
  fastify.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: MAIL_BYTES_AT_MOST },
    (_request, body, done) => done(null, body),
  );
  openWorkContext(fastify, app.get(Clock), env);
  return app;
}

/** Gives each request its identity, its language and the instant it came in, before anything reads it. */
function openWorkContext(fastify: FastifyInstance, clock: Clock, env: Env): void {
  fastify.decorateRequest('work', null as unknown as WorkContext);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.work = {
      requestId: request.id,
      locale: negotiateLocale(request.cookies.cornac_locale, request.headers['accept-language']),
      receivedAt: clock.now(),
      rightsUsed: {},
    };
    void reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
    workContext.run(request.work, () => done(unreadable(request, env)));
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, work, actor } = request;
    request.log.info(
      {
        requestId: work.requestId,
        method,
        // The pattern, not the address: an address may hold somebody's words.
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        accountId: actor?.accountId,
      },
      'answered',
    );
    done();
  });
  // Reading the body breaks the asynchronous chain: enter the same context again before validation.
  fastify.addHook('preValidation', (request, _reply, done) =>
    workContext.run(request.work, () => done(hostility(request))),
  );
}

/** What is refused before a byte of the body is read: a NUL in the address, a body that is neither JSON nor a file. */
function unreadable({ raw, headers, routeOptions }: FastifyRequest, env: Env): Error | undefined {
  if (/%00/.test(raw.url ?? '')) return notFound();
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const kind = headers['content-type'] ?? '';
  // Mail on its own route only, and from our mail server only.
  if (/^message\/rfc822\b/i.test(kind) && routeOptions.url === `/${API_PREFIX}/${INBOUND_MAIL_PATH}`)
    return faultOf(() => admitMailServer(headers, env));
  return hasBody && !/^(application\/json|multipart\/form-data)\b/i.test(kind)
    ? unsupportedMedia()
    : undefined;
}

function hostility(request: FastifyRequest): Error | undefined {
  return faultOf(() => {
    if (request.headers['content-type']?.startsWith('application/json')) refuseHostileBody(request.body);
  });
}

function faultOf(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
