import { Injectable } from '@nestjs/common';
import { type Locale, notFound, type OrganisationRole, Transaction } from '#platform';
import type { InvitationSubject } from './invitation.machine.js';

export interface InvitationRow extends InvitationSubject {
  id: string;
  organisationName: string;
  organisationSlug: string;
  email: string;
  role: OrganisationRole;
  locale: Locale;
  word: string;
  invitedBy: string;
  inviterName: string;
  sentAt: Date;
  version: number;
}

export interface NewInvitation {
  id: string;
  email: string;
  tokenHash: Buffer;
}

const INVITATION = `
  SELECT i.id, i.organisation_id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug",
    i.email, i.role, i.locale, i.word, i.status, i.invited_by AS "invitedBy", inviter.display_name AS "inviterName",
    i.sent_at AS "sentAt", i.expires_at AS "expiresAt", i.settled_at AS "settledAt", i.version,
    invitee.id AS "inviteeId"
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN accounts inviter ON inviter.id = i.invited_by
  LEFT JOIN accounts invitee ON invitee.email = i.email`;

@Injectable()
export class InvitationsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Unanswered ones, expired included, the latest first. */
  pending(organisationId: string, before: string | null, limit: number): Promise<InvitationRow[]> {
    return this.transaction.query<InvitationRow>(
      `${INVITATION} WHERE i.organisation_id = $1 AND i.status = 'pending' AND ($2::uuid IS NULL OR i.id < $2)
       ORDER BY i.id DESC LIMIT $3`,
      [organisationId, before, limit],
    );
  }

  /** Addresses with an invitation that still runs, in lower case. */
  async running(organisationId: string, now: Date): Promise<Set<string>> {
    const rows = await this.transaction.query<{ email: string }>(
      `SELECT lower(email::text) AS email FROM invitations
       WHERE organisation_id = $1 AND status = 'pending' AND expires_at > $2`,
      [organisationId, now],
    );
    return new Set(rows.map((row) => row.email));
  }

  /** An address whose earlier invitation expired gets it renewed, under the same id. */
  async add(
    invitations: readonly NewInvitation[],
    common: {
      organisationId: string;
      role: OrganisationRole;
      locale: Locale;
      word: string;
      invitedBy: string;
      now: Date;
      expiresAt: Date;
    },
  ): Promise<InvitationRow[]> {
    const added = await this.transaction.query<{ id: string }>(
      `INSERT INTO invitations AS old (id, organisation_id, email, token_hash, role, locale, word, status, invited_by,
         created_at, sent_at, expires_at)
       SELECT id, $1, email, token_hash, $5, $6, $7, 'pending', $8, $9, $9, $10
       FROM unnest($2::uuid[], $3::citext[], $4::bytea[]) AS t (id, email, token_hash)
       ON CONFLICT (organisation_id, email) WHERE status = 'pending' DO UPDATE SET token_hash = EXCLUDED.token_hash,
         role = EXCLUDED.role, locale = EXCLUDED.locale, word = EXCLUDED.word, invited_by = EXCLUDED.invited_by,
         sent_at = EXCLUDED.sent_at, expires_at = EXCLUDED.expires_at, version = old.version + 1
       RETURNING id`,
      [
        common.organisationId,
        invitations.map((invitation) => invitation.id),
        invitations.map((invitation) => invitation.email),
        invitations.map((invitation) => invitation.tokenHash),
        common.role,
        common.locale,
        common.word,
        common.invitedBy,
        common.now,
        common.expiresAt,
      ],
    );
    return this.transaction.query<InvitationRow>(`${INVITATION} WHERE i.id = ANY($1) ORDER BY i.email`, [
      added.map((row) => row.id),
    ]);
  }

  /** @throws 404 */
  async find(id: string, lock = false): Promise<InvitationRow> {
    const [row] = await this.transaction.query<InvitationRow>(
      `${INVITATION} WHERE i.id = $1 ${lock ? 'FOR UPDATE OF i' : ''}`,
      [id],
    );
    if (!row) throw notFound();
    return row;
  }

  async findByToken(tokenHash: Buffer): Promise<InvitationRow | undefined> {
    const [row] = await this.transaction.query<InvitationRow>(`${INVITATION} WHERE i.token_hash = $1`, [
      tokenHash,
    ]);
    return row;
  }

  /** Those that still run for this account's address. */
  received(accountId: string, now: Date): Promise<InvitationRow[]> {
    return this.transaction.query<InvitationRow>(
      `${INVITATION} WHERE invitee.id = $1 AND i.status = 'pending' AND i.expires_at > $2
       ORDER BY i.sent_at DESC, i.id LIMIT 50`,
      [accountId, now],
    );
  }

  async save(invitation: InvitationRow, tokenHash: Buffer | null = null): Promise<void> {
    await this.transaction.query(
      `UPDATE invitations SET status = $2, expires_at = $3, settled_at = $4, sent_at = $5,
         token_hash = coalesce($6, token_hash), version = version + 1 WHERE id = $1`,
      [
        invitation.id,
        invitation.status,
        invitation.expiresAt,
        invitation.settledAt,
        invitation.sentAt,
        tokenHash,
      ],
    );
    invitation.version += 1;
  }
}
