import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import { hashSecret } from '../secrets.js';
import { type LiveSession, SessionsRepository } from './sessions.repository.js';

type Memberships = Actor['memberships'];
/** Of every account asked; one without any may be left out. */
type MembershipSource = (accountIds: readonly string[]) => Promise<ReadonlyMap<string, Memberships>>;

/** A revoked session or membership must stop working within five seconds: what is remembered lives less. */
const REMEMBERED_MS = 4_000;
const REMEMBERED_AT_MOST = 20_000;
/** « Seen » is told to the nearest few minutes: no write per request. */
const TOUCH_EVERY_MS = 5 * 60_000;

export interface SignedIn {
  sessionId: string;
  actor: Actor;
  seenAt: Date;
}

/**
 * From a session's token to who acts and in which organisations. Organisations, a higher lib, registers where
 * memberships come from.
 */
@Injectable()
export class ActorDirectory {
  private membershipsOf: MembershipSource = () => Promise.resolve(new Map());
  private readonly remembered = new Map<string, { until: number; signedIn: Promise<SignedIn | null> }>();

  constructor(private readonly sessions: SessionsRepository) {}

  registerMemberships(source: MembershipSource): void {
    this.membershipsOf = source;
  }

  /** The rights of one account, now: for whoever comes by another door than a session. */
  async membershipsOfOne(accountId: string): Promise<Memberships> {
    return (await this.membershipsOf([accountId])).get(accountId) ?? [];
  }

  /** Null when the token opens nothing (any more). For a request: the session counts as seen. */
  async resolve(token: string): Promise<SignedIn | null> {
    const signedIn = await this.find(token);
    if (signedIn && Date.now() - signedIn.seenAt.getTime() > TOUCH_EVERY_MS) {
      signedIn.seenAt = new Date();
      await this.sessions.touch(signedIn.sessionId);
    }
    return signedIn;
  }

  private find(token: string): Promise<SignedIn | null> {
    const known = this.remembered.get(token);
    if (known && known.until > Date.now()) return known.signedIn;
    const signedIn = this.load(token);
    // A failed look-up (database away) must not be remembered as an answer.
    signedIn.catch(() => this.remembered.delete(token));
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(token, { until: Date.now() + REMEMBERED_MS, signedIn });
    return signedIn;
  }

  /**
   * Many tokens at once, read from the database and not from memory, in two statements: for whoever must notice
   * a revocation by itself (open sockets). What is found is remembered for the next requests.
   */
  async refresh(tokens: readonly string[]): Promise<ReadonlyMap<string, SignedIn | null>> {
    const found = await this.loadMany(tokens);
    const until = Date.now() + REMEMBERED_MS;
    for (const [token, signedIn] of found) {
      if (this.remembered.has(token))
        this.remembered.set(token, { until, signedIn: Promise.resolve(signedIn) });
    }
    return found;
  }

  /** Rights of this process's visitors changed: look everything up again. */
  forget(): void {
    this.remembered.clear();
  }

  private async load(token: string): Promise<SignedIn | null> {
    return (await this.loadMany([token])).get(token) ?? null;
  }

  private async loadMany(tokens: readonly string[]): Promise<Map<string, SignedIn | null>> {
    const hashes = tokens.map(hashSecret);
    const live = await this.sessions.live(hashes);
    const accountIds = [...new Set(live.map((session) => session.accountId))];
    const memberships =
      accountIds.length > 0 ? await this.membershipsOf(accountIds) : new Map<string, Memberships>();
    const byHash = new Map(live.map((session) => [session.tokenHash.toString('hex'), session]));
    return new Map(
      tokens.map((token, index) => {
        const session = byHash.get(hashes[index]?.toString('hex') ?? '');
        return [token, session ? signedInOf(session, memberships.get(session.accountId) ?? []) : null];
      }),
    );
  }
}

const signedInOf = (session: LiveSession, memberships: Memberships): SignedIn => {
  const { sessionId, seenAt, tokenHash: _, ...person } = session;
  return { sessionId, seenAt, actor: { ...person, memberships } };
};
