import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { hashSecret } from './secrets.js';
import { SessionsRepository } from './sessions.repository.js';

type MembershipSource = (accountId: string) => Promise<Actor['memberships']>;

/** A revoked session or membership must stop working within five seconds: what is remembered lives less. */
const REMEMBERED_MS = 4_000;
const REMEMBERED_AT_MOST = 20_000;

export interface SignedIn {
  sessionId: string;
  actor: Actor;
}

/**
 * From a session's token to who acts and in which organisations. Organisations, a higher lib, registers where
 * memberships come from.
 */
@Injectable()
export class ActorDirectory {
  private membershipsOf: MembershipSource = () => Promise.resolve([]);
  private readonly remembered = new Map<string, { until: number; signedIn: Promise<SignedIn | null> }>();

  constructor(private readonly sessions: SessionsRepository) {}

  registerMemberships(source: MembershipSource): void {
    this.membershipsOf = source;
  }

  /** Null when the token opens nothing (any more). */
  resolve(token: string): Promise<SignedIn | null> {
    const known = this.remembered.get(token);
    if (known && known.until > Date.now()) return known.signedIn;
    const signedIn = this.load(token);
    // A failed look-up (database away) must not be remembered as an answer.
    signedIn.catch(() => this.remembered.delete(token));
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(token, { until: Date.now() + REMEMBERED_MS, signedIn });
    return signedIn;
  }

  /** Rights of this process's visitors changed: look everything up again. */
  forget(): void {
    this.remembered.clear();
  }

  private async load(token: string): Promise<SignedIn | null> {
    const session = await this.sessions.live(hashSecret(token));
    if (!session) return null;
    const { sessionId, accountId, displayName, administrator } = session;
    const memberships = await this.membershipsOf(accountId);
    return { sessionId, actor: { accountId, displayName, administrator, memberships } };
  }
}
