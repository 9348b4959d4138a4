import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Env, forbidden, notFound } from '#platform';

export const INBOUND_MAIL_PATH = 'inbound-mail';
export const MAIL_BYTES_AT_MOST = 10 * 1_048_576;
const HEADER = 'x-inbound-mail-secret';

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();

/**
 * Lets the mail server in, before a byte of its mail is read.
 * @throws 404 where mail is not received, 403 without the secret
 */
export function admitMailServer(headers: IncomingHttpHeaders, { replies }: Pick<Env, 'replies'>): void {
  if (!replies) throw notFound();
  const given = headers[HEADER];
  if (typeof given !== 'string' || !timingSafeEqual(hashOf(given), hashOf(replies.secret)))
    throw forbidden(NOT_THE_MAIL_SERVER);
}

const NOT_THE_MAIL_SERVER = {
  fr: 'Seul le serveur de courrier de cette instance dépose des messages ici.',
  en: 'Only the mail server of this instance leaves messages here.',
};
