import { Injectable } from '@nestjs/common';
import { newId, PreparedReads, Transaction } from '#platform';
import type { Proof, SignInMethod } from '../sign-in/proof.js';

export interface LiveSession {
  tokenHash: Buffer;
  sessionId: string;
  accountId: string;
  displayName: string;
  administrator: boolean;
  panelist: boolean;
  guest: boolean;
  secondFactor: boolean;
  seenAt: Date;
}

export interface SessionRow {
  id: string;
  userAgent: string;
  method: SignInMethod;
  createdAt: Date;
  seenAt: Date;
}

/** When each factor was last proven in a session. */
export interface Proven {
  provenAt: Date;
  secondFactorAt: Date | null;
}

/**
 * Whoever comes back within a fortnight stays; nobody stays beyond a month, an administrator beyond a working day. A
 * panelist, who has a letter and no mailbox, is expected back within six months (see `session-life.ts` for their year).
 */
const IDLE = "CASE s.method WHEN 'panelist_key' THEN interval '6 months' ELSE interval '14 days' END";
const ADMINISTRATOR = "interval '12 hours'";

/** A session that may act now, of an account `a`. */
const LIVE = `s.revoked_at IS NULL AND a.suspended_at IS NULL AND a.erased_at IS NULL AND NOT s.awaits_second_factor AND s.expires_at > now()
  AND s.seen_at > now() - ${IDLE} AND (NOT a.administrator OR s.created_at > now() - ${ADMINISTRATOR})`;

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  live(tokenHashes: readonly Buffer[]): Promise<LiveSession[]> {
    return this.prepared.rows<LiveSession>(
      `SELECT s.token_hash AS "tokenHash", s.id AS "sessionId", a.id AS "accountId", a.display_name AS "displayName",
              a.administrator, a.panelist, a.guest, s.second_factor_at IS NOT NULL AS "secondFactor", s.seen_at AS "seenAt"
       FROM sessions s JOIN accounts a ON a.id = s.account_id
       WHERE s.token_hash = ANY($1) AND ${LIVE}`,
      [tokenHashes],
    );
  }

  async open(session: {
    tokenHash: Buffer;
    proof: Proof;
    awaitsSecondFactor: boolean;
    userAgent: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    const { proof, now } = session;
    await this.transaction.query(
      `INSERT INTO sessions (id, token_hash, account_id, user_agent, method, awaits_second_factor, proven_at,
                             second_factor_at, created_at, seen_at, expires_at, provider, sealed_id_token)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $7, $9, $10, $11)`,
      [
        newId(),
        session.tokenHash,
        proof.accountId,
        session.userAgent.slice(0, 300),
        proof.method,
        session.awaitsSecondFactor,
        now,
        proof.secondFactor ? now : null,
        session.expiresAt,
        proof.exit?.provider ?? null,
        proof.exit?.sealedIdToken ?? null,
      ],
    );
  }

  /** Whose session waits for a second factor behind this token, and where they were going. */
  async awaiting(tokenHash: Buffer, now: Date): Promise<{ id: string; accountId: string } | undefined> {
    const [row] = await this.transaction.query<{ id: string; accountId: string }>(
      `SELECT id, account_id AS "accountId" FROM sessions
       WHERE token_hash = $1 AND awaits_second_factor AND revoked_at IS NULL AND expires_at > $2`,
      [tokenHash, now],
    );
    return row;
  }

  /** The second factor came: from now on this session may act, under another token. @returns false when it ended meanwhile. */
  async admit(id: string, tokenHash: Buffer, now: Date, expiresAt: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH admitted AS (
         UPDATE sessions SET token_hash = $2, awaits_second_factor = false, proven_at = $3, second_factor_at = $3,
                             created_at = $3, seen_at = $3, expires_at = $4
         WHERE id = $1 AND awaits_second_factor AND revoked_at IS NULL RETURNING id)
       SELECT id FROM admitted`,
      [id, tokenHash, now, expiresAt],
    );
    return rows.length === 1;
  }

  async proven(id: string): Promise<Proven | undefined> {
    const [row] = await this.transaction.query<Proven>(
      'SELECT proven_at AS "provenAt", second_factor_at AS "secondFactorAt" FROM sessions WHERE id = $1',
      [id],
    );
    return row;
  }

  /** What closes the session of the provider this one came by. */
  async exitOf(id: string): Promise<{ provider: string; sealedIdToken: Buffer } | undefined> {
    const [row] = await this.transaction.query<{ provider: string; sealedIdToken: Buffer }>(
      'SELECT provider, sealed_id_token AS "sealedIdToken" FROM sessions WHERE id = $1 AND provider IS NOT NULL',
      [id],
    );
    return row;
  }

  async confirm(id: string, now: Date): Promise<void> {
    await this.transaction.query('UPDATE sessions SET proven_at = $2 WHERE id = $1', [id, now]);
  }

  async confirmTwice(id: string, tokenHash: Buffer, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE sessions SET token_hash = $2, proven_at = $3, second_factor_at = $3 WHERE id = $1 AND revoked_at IS NULL',
      [id, tokenHash, now],
    );
  }

  /** At most once in five minutes per session, whatever the number of processes. */
  async touch(id: string): Promise<void> {
    await this.transaction.query(
      `UPDATE sessions SET seen_at = now() WHERE id = $1 AND seen_at < now() - interval '5 minutes'`,
      [id],
    );
  }

  /** Live sessions of an account, the last opened first. */
  page(accountId: string, before: [Date | string, string], limit: number): Promise<SessionRow[]> {
    return this.transaction.query<SessionRow>(
      `SELECT s.id, COALESCE(s.user_agent, '') AS "userAgent", s.method, s.created_at AS "createdAt", s.seen_at AS "seenAt"
       FROM sessions s JOIN accounts a ON a.id = s.account_id
       WHERE s.account_id = $1 AND (s.created_at, s.id) < ($2::timestamptz, $3::uuid) AND ${LIVE}
       ORDER BY s.created_at DESC, s.id DESC LIMIT $4`,
      [accountId, before[0], before[1], limit],
    );
  }

  /** @returns how many ended. */
  async revoke(accountId: string, sessionId: string, now: Date): Promise<number> {
    return this.end('account_id = $1 AND id = $3', [accountId, now, sessionId]);
  }

  async revokeOthers(accountId: string, keptId: string | null, now: Date): Promise<number> {
    return this.end('account_id = $1 AND id IS DISTINCT FROM $3', [accountId, now, keptId]);
  }

  async revokeToken(tokenHash: Buffer, now: Date): Promise<number> {
    return this.end('token_hash = $1', [tokenHash, now]);
  }

  private async end(which: string, values: unknown[]): Promise<number> {
    const rows = await this.transaction.query(
      `WITH ended AS (UPDATE sessions SET revoked_at = $2 WHERE ${which} AND revoked_at IS NULL RETURNING id)
       SELECT id FROM ended`,
      values,
    );
    return rows.length;
  }
}
