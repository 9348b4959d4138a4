import { promises as dns, type LookupAddress } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Env } from '../env.js';
import { bareHost, isLoopbackAddress, isLoopbackHost, isPublicAddress } from './public-address.js';

const TIMEOUT_MS = 5_000;
const BYTES_AT_MOST = 1_048_576;
/** Statuses whose response may not carry a body. */
const BODILESS = new Set([204, 205, 304]);

export interface OutboundRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | null;
  signal?: AbortSignal;
}

/** Where we refuse to go, or an answer we refuse to read. */
export class OutboundRefused extends Error {
  override name = 'OutboundRefused';
}

/** Finds the addresses of a host; tests give theirs. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;
const resolveHost: Resolve = (host) => dns.lookup(host, { all: true });

/**
 * Requests to addresses that people type (an identity provider). HTTPS only, to the open internet only, judged on the
 * address the connection is then made to: a name that changes its mind between the check and the call goes nowhere.
 * No redirection is followed; five seconds, one megabyte. An instance on this machine may also call this machine.
 */
export class Outbound {
  private readonly localAllowed: boolean;

  constructor(
    env: Pick<Env, 'publicUrl'>,
    private readonly resolve: Resolve = resolveHost,
  ) {
    const own = new URL(env.publicUrl);
    this.localAllowed = own.protocol === 'http:' && isLoopbackHost(own);
  }

  /** May a browser be sent there, or a request made? What the name resolves to is judged when calling. */
  allows(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') return false;
    if (this.localAllowed && isLoopbackHost(url)) return ['http:', 'https:'].includes(url.protocol);
    if (url.protocol !== 'https:') return false;
    return isIP(bareHost(url)) === 0 || isPublicAddress(bareHost(url));
  }

  /** @throws OutboundRefused on an address, an answer or a duration we do not take. */
  async fetch(address: string, { method = 'GET', headers = {}, body, signal }: OutboundRequest = {}) {
    if (!this.allows(address)) throw new OutboundRefused(`No request is made to ${address}`);
    const url = new URL(address);
    const { address: pinned, family } = await this.pin(url);
    const lookup: LookupFunction = (_host, options, done) =>
      options.all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family);
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = body?.toString();
    return new Promise<Response>((resolve, reject) => {
      const request = send(
        url,
        {
          method,
          headers: {
            ...headers,
            ...(sent !== undefined && { 'content-length': String(Buffer.byteLength(sent)) }),
          },
          lookup,
          agent: false,
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        },
        (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > BYTES_AT_MOST) request.destroy(new OutboundRefused(`${url.host} answered too much`));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () => resolve(responseOf(response, Buffer.concat(chunks))));
        },
      );
      request.on('error', reject);
      request.end(sent);
    });
  }

  /** The address to connect to. One closed address among those of a name closes it: it would be tried next. */
  private async pin(url: URL): Promise<LookupAddress> {
    const host = bareHost(url);
    const family = isIP(host);
    const addresses = family ? [{ address: host, family }] : await this.resolve(host);
    const isOpen = this.localAllowed && isLoopbackHost(url) ? isLoopbackAddress : isPublicAddress;
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isOpen(address)))
      throw new OutboundRefused(`${host} is not of the open internet`);
    return first;
  }
}

function responseOf(
  { statusCode = 502, headers }: { statusCode?: number; headers: NodeJS.Dict<string | string[]> },
  body: Buffer,
): Response {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const one of [value ?? []].flat()) kept.append(name, one);
  return new Response(BODILESS.has(statusCode) ? null : new Uint8Array(body), {
    status: statusCode,
    headers: kept,
  });
}
