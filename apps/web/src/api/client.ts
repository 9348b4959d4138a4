import { type Client, createClient, createConfig } from './generated/client';
import { Problem, type ProblemBody } from './problem';

/** How one request leaves: `window.fetch` in the browser, the API in process on the server. */
export type Transport = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * The generated client of this page. A feature's `api.ts` gives it to a generated function:
 * `answer(callsRead({ client: api, path: { slug }, throwOnError: true }))`. Whatever fails throws a `Problem`.
 */
export type Api = Client;

export function createApi(transport: Transport, origin: string): Api {
  const client = createClient(
    createConfig({
      baseUrl: origin,
      credentials: 'same-origin',
      fetch: (input: RequestInfo | URL) => send(transport, input as Request),
    }),
  );
  client.interceptors.error.use((error, response) => {
    // An abandoned request is nobody's fault: whoever abandoned it knows.
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    const body = (typeof error === 'object' && error !== null ? error : {}) as ProblemBody;
    return new Problem({ ...body, status: response?.status ?? 0 });
  });
  return client;
}

async function send(transport: Transport, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  // Files travel as they are; everything else is text, which the in-process server takes as such.
  const multipart = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  return transport(pathname + search, {
    method: request.method,
    headers: request.headers,
    credentials: request.credentials,
    signal: request.signal,
    ...(hasBody ? { body: multipart ? await request.blob() : await request.text() } : {}),
  });
}

/** The body of a good answer. */
export const answer = async <T>(result: Promise<{ data: T }>): Promise<T> => (await result).data;

/** For unsafe updates: the version last read. `headers: ifMatch(call.version)`. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** One key per intention, not per attempt: a second press or a retry then makes one thing. */
export const idempotent = (key: string): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });

/**
 * Sends at once, without a turn of the event loop: from a page that goes away, the generated client would come
 * too late. The request outlives the page.
 */
export async function putLeaving<T>(path: string, version: number, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...ifMatch(version) },
      credentials: 'same-origin',
      keepalive: true,
      body: JSON.stringify(body),
    });
  } catch {
    throw new Problem({ status: 0 });
  }
  const answered: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem({ ...(answered as ProblemBody), status: response.status });
  return answered as T;
}
