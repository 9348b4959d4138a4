import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a handshake comes from our own pages. Browsers let any site open a websocket and send the cookies along;
 * `cors.origin` does not stop that. Every browser says its Origin on a websocket; on a same-origin GET (the first
 * request of the polling fallback) it says `Sec-Fetch-Site` instead. A program sets either.
 */
export function comesFromUs(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.origin === new URL(publicUrl).origin || from.host === host;
}
