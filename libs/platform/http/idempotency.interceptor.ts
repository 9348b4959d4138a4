import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Transaction } from '../data/transaction.js';
import { malformed, Problem } from '../problems.js';

interface StoredAnswer {
  request_hash: string;
  status: number | null;
  body: unknown;
}

const NEVER_REPLAYED = 'cornac:never-replayed';

/**
 * For routes about secrets: `Idempotency-Key` has no effect there. An answer may hold a secret that must not be
 * stored, and a wrong try must stay counted when the request is refused.
 */
export const NeverReplayed = (): ClassDecorator & MethodDecorator => SetMetadata(NEVER_REPLAYED, true);

/**
 * `Idempotency-Key` on a POST (IETF draft idempotency-key-header): the key, the work and the answer are one
 * transaction, so a retry after any failure either finds the answer or starts afresh. Kept 24 hours.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly transaction: Transaction,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const accountId = request.actor?.accountId;
    if (
      request.method !== 'POST' ||
      key === undefined ||
      !accountId ||
      request.headers['content-type']?.startsWith('multipart/') ||
      this.reflector.getAllAndOverride<boolean>(NEVER_REPLAYED, [context.getHandler(), context.getClass()])
    )
      return next.handle();
    if (typeof key !== 'string' || !/^[\w.:-]{8,128}$/.test(key)) throw malformed([KEY_FAULT]);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(key, accountId, request, reply, next));
  }

  private once(
    key: string,
    accountId: string,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest('hex');
    return this.transaction.run(async () => {
      // A concurrent twin waits here on the unique key, then reads the first one's answer.
      const [claimed] = await this.transaction.query<{ key: string }>(
        `INSERT INTO idempotency_keys (account_id, key, request_hash) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = NULL, body = NULL, created_at = now()
           WHERE idempotency_keys.created_at < now() - interval '24 hours'
         RETURNING key`,
        [accountId, key, hash],
      );
      if (!claimed) return this.replay(key, accountId, hash, reply);
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
      await this.transaction.query(
        'UPDATE idempotency_keys SET status = $3, body = $4 WHERE account_id = $1 AND key = $2',
        [accountId, key, reply.statusCode, JSON.stringify(body ?? null)],
      );
      return body;
    });
  }

  private async replay(key: string, accountId: string, hash: string, reply: FastifyReply): Promise<unknown> {
    const [stored] = await this.transaction.query<StoredAnswer>(
      'SELECT request_hash, status, body FROM idempotency_keys WHERE account_id = $1 AND key = $2',
      [accountId, key],
    );
    if (!stored || stored.request_hash !== hash) throw keyReused();
    void reply.header('idempotency-replayed', 'true');
    if (stored.status) void reply.status(stored.status);
    return stored.body;
  }
}

const KEY_FAULT = {
  pointer: '/headers/Idempotency-Key',
  detail: { fr: 'De 8 à 128 lettres, chiffres ou tirets.', en: '8 to 128 letters, digits or dashes.' },
};

const keyReused = (): Problem =>
  new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: { fr: 'Clé déjà employée', en: 'Key already used' },
    detail: {
      fr: 'Cette clé d’idempotence a servi à une autre demande. Prenez-en une nouvelle.',
      en: 'This idempotency key served another request. Use a new one.',
    },
  });
