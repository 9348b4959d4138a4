import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RealtimeAdapter } from '#discussions';
import {
  Clock,
  type Env,
  MAX_FILE_BYTES,
  negotiateLocale,
  Problem,
  refuseHostileBody,
  sendProblem,
  toProblem,
  type WorkContext,
  workContext,
} from '#platform';
import { AppModule } from './app.module.js';
import { logger } from './logger.js';

declare module 'fastify' {
  interface FastifyRequest {
    work: WorkContext;
  }
}

const ONE_MEGABYTE = 1_048_576;
export const API_PREFIX = 'api/v1';

/** Builds the HTTP application without listening: main, tests, OpenAPI and benches all start here. */
export async function createServer(env: Env): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: ONE_MEGABYTE,
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    disableRequestLogging: true,
    loggerInstance: logger(env.logLevel),
    requestTimeout: 30_000,
    // `__proto__` and `constructor` keys are told as faults, with their place, by refuseHostileBody.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(env), adapter, {
    bufferLogs: false,
    logger: env.logLevel === 'silent' ? false : ['error', 'warn'],
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of Nest, not a React hook
  app.useWebSocketAdapter(new RealtimeAdapter(app, env));
  app.enableShutdownHooks();
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  await fastify.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 10, fieldSize: 10_000 },
  });
  openWorkContext(fastify, app.get(Clock));
  fastify.setErrorHandler((error, _request, reply) => sendProblem(reply, toProblem(error)));
  return app;
}

/** Gives each request its identity, its language and the instant it came in, before anything reads it. */
function openWorkContext(fastify: FastifyInstance, clock: Clock): void {
  fastify.decorateRequest('work', null as unknown as WorkContext);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.work = {
      requestId: request.id,
      locale: negotiateLocale(request.cookies.cornac_locale, request.headers['accept-language']),
      receivedAt: clock.now(),
    };
    void reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
    workContext.run(request.work, done);
  });
  // Reading the body breaks the asynchronous chain: enter the same context again before validation.
  fastify.addHook('preValidation', (request, _reply, done) =>
    workContext.run(request.work, () => done(hostility(request))),
  );
}

function hostility(request: FastifyRequest): Error | undefined {
  try {
    if (request.headers['content-type']?.startsWith('application/json')) refuseHostileBody(request.body);
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
