import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
} from '#platform';
import { hashSecret, newSecret } from '../secrets.js';
import type { Device, Proof } from '../sign-in/proof.js';
import { ActorDirectory } from './actor-directory.js';
import { deviceNamed } from './device-names.js';
import { AWAITING_LIFE_MS, LIFE_MS, lifeOf } from './session-life.js';
import type { DeviceResponse } from './sessions.dto.js';
import { type Proven, SessionsRepository } from './sessions.repository.js';

const LATEST: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Sessions: opened by a proof, renewed by a stronger one, seen and ended by their person. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly actors: ActorDirectory,
    private readonly clock: Clock,
  ) {}

  /** @returns the token of a new session; one that waits for a second factor opens nothing until `admit`. */
  async open(proof: Proof, device: Device, awaitsSecondFactor = false): Promise<string> {
    const token = newSecret();
    const now = this.clock.now();
    if (device.formerToken) await this.sessions.revokeToken(hashSecret(device.formerToken), now);
    await this.sessions.open({
      tokenHash: hashSecret(token),
      proof,
      awaitsSecondFactor,
      userAgent: device.userAgent,
      now,
      expiresAt: after(now, awaitsSecondFactor ? AWAITING_LIFE_MS : lifeOf(proof)),
    });
    if (device.formerToken) this.actors.forget();
    return token;
  }

  /** The session that waits for a second factor behind this token. */
  async awaiting(token: string | undefined): Promise<{ id: string; accountId: string } | undefined> {
    return token ? this.sessions.awaiting(hashSecret(token), this.clock.now()) : undefined;
  }

  /** @returns the new token, or undefined when the session ended meanwhile. */
  async admit(sessionId: string): Promise<string | undefined> {
    const token = newSecret();
    const now = this.clock.now();
    const expiresAt = after(now, LIFE_MS);
    return (await this.sessions.admit(sessionId, hashSecret(token), now, expiresAt)) ? token : undefined;
  }

  /**
   * The person proved again who they are. @returns another token when this raised what the session may do: the one
   * before may have been seen by somebody else.
   */
  async confirm(sessionId: string, proof: Pick<Proof, 'secondFactor'>): Promise<string | undefined> {
    const now = this.clock.now();
    if (!proof.secondFactor) {
      await this.sessions.confirm(sessionId, now);
      return undefined;
    }
    const token = newSecret();
    await this.sessions.confirmTwice(sessionId, hashSecret(token), now);
    // Requests under way with the former token still end well: this process remembers it a few seconds, unproven.
    return token;
  }

  async proven(sessionId: string): Promise<Proven | undefined> {
    return this.sessions.proven(sessionId);
  }

  async list(
    { accountId }: Pick<Actor, 'accountId'>,
    currentId: string | undefined,
    query: PageQuery,
  ): Promise<Page<DeviceResponse>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const [at, id] = (decodeCursor(query.cursor, 2) ?? LATEST) as [string, string];
    const rows = await this.sessions.page(accountId, [at, id], limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.createdAt.toISOString(), row.id],
      (row) => ({
        id: row.id,
        ...deviceNamed(row.userAgent),
        method: row.method,
        signedInAt: row.createdAt.toISOString(),
        seenAt: row.seenAt.toISOString(),
        current: row.id === currentId,
        actions: ['end'],
      }),
    );
  }

  /** @throws 404 when it is not one of theirs, or ended already. */
  async end({ accountId }: Pick<Actor, 'accountId'>, sessionId: string): Promise<void> {
    if ((await this.sessions.revoke(accountId, sessionId, this.clock.now())) === 0) throw notFound();
    this.actors.forget();
  }

  async exitOf(sessionId: string): Promise<{ provider: string; sealedIdToken: Buffer } | undefined> {
    return this.sessions.exitOf(sessionId);
  }

  async endOthers(accountId: string, keptId: string | null): Promise<void> {
    await this.sessions.revokeOthers(accountId, keptId, this.clock.now());
    this.actors.forget();
  }
}

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
