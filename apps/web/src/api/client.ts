import { Problem, type ProblemBody } from './problem';

/** How one request leaves: `window.fetch` in the browser, the API in process on the server. */
export type Transport = (path: string, init?: RequestInit) => Promise<Response>;

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface Sending {
  query?: Query;
  body?: unknown;
  /** The version last read; sent as `If-Match`. */
  version?: number | string;
  /** One key per intention (not per attempt): a retry then makes one thing. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The only door to the API; features call it from their `api.ts` and nowhere else. */
export interface Api {
  get<T>(path: string, sending?: Omit<Sending, 'body'>): Promise<T>;
  send<T>(method: Exclude<Method, 'GET'>, path: string, sending?: Sending): Promise<T>;
}

export const API_ROOT = '/api/v1';

export function createApi(transport: Transport): Api {
  const call = async <T>(method: Method, path: string, sending: Sending = {}): Promise<T> => {
    const address = `${API_ROOT}${path}${queryString(sending.query)}`;
    const response = await reach(() => transport(address, requestOf(method, sending)));
    if (!response.ok) throw await problemOf(response);
    return (isJson(response) ? await response.json() : undefined) as T;
  };
  return {
    get: (path, sending) => call('GET', path, sending),
    send: (method, path, sending) => call(method, path, sending),
  };
}

export function queryString(query: Query = {}): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) pairs.append(name, String(one));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

function requestOf(method: Method, sending: Sending): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (sending.body !== undefined) headers['content-type'] = 'application/json';
  if (sending.version !== undefined) headers['if-match'] = `"${sending.version}"`;
  if (sending.idempotencyKey !== undefined) headers['idempotency-key'] = sending.idempotencyKey;
  return {
    method,
    headers,
    credentials: 'same-origin',
    ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
    ...(sending.signal === undefined ? {} : { signal: sending.signal }),
  };
}

async function reach(attempt: () => Promise<Response>): Promise<Response> {
  try {
    return await attempt();
  } catch (cause) {
    // An abandoned request is no fault of the network: whoever abandoned it knows.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem({ status: 0, title: 'unreachable' });
  }
}

const isJson = (response: Response): boolean =>
  response.status !== 204 && (response.headers.get('content-type') ?? '').includes('json');

async function problemOf(response: Response): Promise<Problem> {
  const body = isJson(response) ? ((await response.json()) as ProblemBody) : {};
  return new Problem({ ...body, status: response.status });
}
