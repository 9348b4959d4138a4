/**
 * Serves the built web (client and server builds) over the fixtures: `node apps/web/dev.mjs`.
 * For looking at pages and for tests of the web alone; the real server is apps/api.
 * `?signed-in` is a cookie here: `cornac_session=fixture`.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './fixtures/api.mjs';

const client = new URL('../../dist/web/client/', import.meta.url);
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** The policy the real server sends: nothing inline without the nonce of this page. */
const policy = (nonce) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

async function fileResponse(path, response) {
  const file = await readFile(fileURLToPath(new URL(`.${path}`, client)));
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  response.end(file);
}

async function apiResponse(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const signedIn = (request.headers.cookie ?? '').includes('cornac_session=fixture');
  const reply = await answer(request.url, {
    method: request.method,
    body: Buffer.concat(chunks).toString(),
    signedIn,
  });
  const cookie = reply.ok && /sign-in\/(links\/consume|codes)|demo\/sign-in/.test(request.url);
  response.writeHead(reply.status, {
    'content-type': reply.headers.get('content-type') ?? 'text/plain',
    ...(cookie ? { 'set-cookie': 'cornac_session=fixture; Path=/; HttpOnly' } : {}),
    ...(request.method === 'DELETE' ? { 'set-cookie': 'cornac_session=; Path=/; Max-Age=0' } : {}),
  });
  response.end(Buffer.from(await reply.arrayBuffer()));
}

async function pageResponse({ render, localeOf }, request, response) {
  const nonce = randomBytes(16).toString('base64');
  const signedIn = (request.headers.cookie ?? '').includes('cornac_session=fixture');
  const page = await render(
    { url: request.url, headers: request.headers, locale: localeOf(request.headers), nonce },
    (path, init) => answer(path, { method: init?.method, body: init?.body, signedIn }),
  );
  response.writeHead(page.status, { ...page.headers, 'content-security-policy': policy(nonce) });
  response.end(page.html);
}

/** Starts on `port` (0: any free one); resolves with the server once it listens. */
export async function serveFixtures(port) {
  const web = await import('../../dist/web/server/entry-server.js');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://fixtures.invalid');
    const isFile = pathname.startsWith('/assets/') || pathname === '/icon.svg';
    const reply = pathname.startsWith('/api/')
      ? apiResponse(request, response)
      : isFile
        ? fileResponse(pathname, response)
        : pageResponse(web, request, response);
    reply.catch((error) => {
      process.stderr.write(`${request.url}: ${error.stack}\n`);
      if (!response.headersSent) response.writeHead(isFile ? 404 : 500);
      response.end();
    });
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  return server;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serveFixtures(Number(process.env.PORT ?? 3100));
  process.stdout.write(`Fixtures on http://127.0.0.1:${server.address().port}\n`);
}
