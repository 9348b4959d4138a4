import { Injectable } from '@nestjs/common';
import { type Actor, Clock, notFound, Transaction } from '#platform';
import { SecurityNotices } from '../factors/security-notices.js';
import { tooManyTokens } from '../identity.problems.js';
import { hashSecret, newSecret } from '../secrets.js';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { Strategies } from '../sign-in/strategies.js';
import type { MadeTokenResponse, MakeTokenRequest, TokenResponse } from './access-tokens.dto.js';
import { AccessTokensRepository, type TokenRow } from './access-tokens.repository.js';
import type { TokenScope } from './token-scopes.rules.js';

/** So that whoever scans public code for lost secrets finds ours. */
export const TOKEN_PREFIX = 'cornac_';
export const TOKENS_AT_MOST = 20;
const DAY_MS = 86_400_000;
const TOUCH_EVERY_MS = 5 * 60_000;

/** A program that acts in somebody's name. */
export interface Bearer {
  actor: Actor;
  scopes: readonly TokenScope[];
}

/** Personal access tokens: made, shown once, listed and revoked by their person; known by their hash. */
@Injectable()
export class AccessTokensService {
  constructor(
    private readonly transaction: Transaction,
    private readonly tokens: AccessTokensRepository,
    private readonly actors: ActorDirectory,
    private readonly notices: SecurityNotices,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('token', (_, { token }) => this.resolve(token));
  }

  async list(actor: Actor): Promise<TokenResponse[]> {
    return (await this.tokens.list(actor.accountId, this.clock.now())).map(present);
  }

  /** @throws 422 beyond twenty that still work. */
  async make(actor: Actor, { name, scopes, days }: MakeTokenRequest): Promise<MadeTokenResponse> {
    const token = `${TOKEN_PREFIX}${newSecret()}`;
    const createdAt = this.clock.now();
    const made = { name, scopes, createdAt, expiresAt: new Date(createdAt.getTime() + days * DAY_MS) };
    return this.transaction.run(async () => {
      if ((await this.tokens.countLive(actor.accountId, createdAt)) >= TOKENS_AT_MOST)
        throw tooManyTokens(TOKENS_AT_MOST);
      const { accountId } = actor;
      const id = await this.tokens.add({ ...made, accountId, tokenHash: hashSecret(token) });
      await this.notices.tell(actor, 'token_made', { name });
      return { ...present({ ...made, id, lastUsedAt: null }), token };
    });
  }

  /** Effective at once. @throws 404 when it is not one of theirs, or revoked already. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const name = await this.tokens.revoke(actor.accountId, id, this.clock.now());
      if (name === undefined) throw notFound();
      await this.notices.tell(actor, 'token_revoked', { name });
    });
  }

  /**
   * A program is no administrator and proves no second factor, whoever made its token: what asks for either stays shut.
   */
  async resolve(token: string): Promise<Bearer | null> {
    if (!token.startsWith(TOKEN_PREFIX)) return null;
    const live = await this.tokens.live(hashSecret(token));
    if (!live) return null;
    const { id, accountId, displayName, scopes, lastUsedAt } = live;
    if (!lastUsedAt || Date.now() - lastUsedAt.getTime() > TOUCH_EVERY_MS) await this.tokens.touch(id);
    const memberships = await this.actors.membershipsOfOne(accountId);
    return {
      scopes,
      actor: { accountId, displayName, administrator: false, memberships, secondFactor: false },
    };
  }
}

const present = ({ createdAt, expiresAt, lastUsedAt, ...row }: TokenRow): TokenResponse => ({
  ...row,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  actions: ['revoke'],
});
