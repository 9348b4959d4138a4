import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compress from '@fastify/compress';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { currentLocale, notFound, sendProblem } from '#platform';

/** What the web's server build exports (apps/web/src/entry-server.tsx). */
interface WebServer {
  render(
    request: { url: string; headers: Record<string, string>; locale: 'fr' | 'en'; nonce: string },
    api: (path: string, init?: RequestInit) => Promise<Response>,
  ): Promise<{ status: number; headers: Record<string, string>; html: string }>;
}

const WEB = join(import.meta.dirname, '../../web');
const ONE_YEAR_MS = 31_536_000_000;
/** Statuses whose response may not carry a body. */
const BODILESS = new Set([204, 205, 304]);

/**
 * Serves the web: hashed assets, and every other address as a page rendered here, on the API's own answers, in the
 * visitor's name. See docs/adr/0003.
 */
export async function servePages(fastify: FastifyInstance, folder = WEB): Promise<void> {
  const web = (await import(pathToFileURL(join(folder, 'server/entry-server.js')).href)) as WebServer;
  await fastify.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await fastify.register(statics, {
    root: join(folder, 'client'),
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: ONE_YEAR_MS,
  });
  fastify.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/health/'))
      return sendProblem(reply, notFound());
    const nonce = randomBytes(16).toString('base64');
    const headers = request.headers as Record<string, string>;
    const page = await web.render(
      { url: request.url, headers, locale: currentLocale(), nonce },
      callApi(fastify, request),
    );
    return reply
      .status(page.status)
      .headers(page.headers)
      .header('content-security-policy', contentPolicy(nonce))
      .send(page.html);
  });
}

/** The visitor's own requests to the API, made in process: same guards, same rights, no network. */
function callApi(fastify: FastifyInstance, visitor: FastifyRequest) {
  const { cookie, host, 'accept-language': language, 'user-agent': agent } = visitor.headers;
  const inherited = Object.fromEntries(
    Object.entries({ cookie, host, 'accept-language': language, 'user-agent': agent }).filter(
      ([, value]) => value,
    ),
  ) as Record<string, string>;
  return async (path: string, init?: RequestInit): Promise<Response> => {
    const answer = await fastify.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: path,
      headers: { ...Object.fromEntries(new Headers(init?.headers).entries()), ...inherited },
      payload: typeof init?.body === 'string' ? init.body : undefined,
      remoteAddress: visitor.ip,
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) headers.set(name, String(value));
    return new Response(BODILESS.has(answer.statusCode) ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers,
    });
  };
}

/** Nothing runs or loads but our own files, and the inline pieces that carry this page's nonce. */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
