import { Injectable } from '@nestjs/common';
import { type Actor, newId, PreparedReads, Transaction } from '#platform';
import type { ApplicationStatus, ReviewStatus } from '../application.types.js';
import type { Score } from './scoring.rules.js';

export interface ReviewRow {
  id: string;
  reviewerId: string;
  displayName: string;
  status: ReviewStatus;
  scores: Score[];
  opinion: string;
  assignedAt: Date;
  sentAt: Date | null;
  version: number;
}

/** A dossier given to me, as my list of reviews shows it. */
export interface MyReviewRow {
  applicationId: string;
  title: string;
  applicantName: string;
  applicationStatus: ApplicationStatus;
  status: ReviewStatus;
  declared: boolean | null;
  assignedAt: Date;
  sentAt: Date | null;
  callId: string;
  callSlug: string;
  callTitle: string;
  decisionBy: Date | null;
  reviewId: string;
}

@Injectable()
export class ReviewsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  ofApplication(applicationId: string): Promise<ReviewRow[]> {
    return this.transaction.query<ReviewRow>(
      `SELECT ${COLUMNS} FROM reviews r JOIN accounts c ON c.id = r.reviewer_id
       WHERE r.application_id = $1 AND r.status <> 'recused' ORDER BY c.display_name, r.id`,
      [applicationId],
    );
  }

  async find(applicationId: string, reviewerId: string): Promise<ReviewRow | undefined> {
    const [row] = await this.transaction.query<ReviewRow>(
      `SELECT ${COLUMNS} FROM reviews r JOIN accounts c ON c.id = r.reviewer_id
       WHERE r.application_id = $1 AND r.reviewer_id = $2 AND r.status <> 'recused'`,
      [applicationId, reviewerId],
    );
    return row;
  }

  mine(actor: Actor, after: string | null, limit: number): Promise<MyReviewRow[]> {
    return this.prepared.rows<MyReviewRow>(MINE, [
      actor.accountId,
      actor.memberships.map((membership) => membership.organisationId),
      after,
      limit,
    ]);
  }

  /** Gives the dossier to these people; takes it back from those who have not sent their review. */
  async assign(
    applicationId: string,
    accountIds: readonly string[],
    now: Date,
  ): Promise<{ added: string[]; removed: string[] }> {
    const removed = await this.transaction.query<{ id: string }>(
      `WITH gone AS (
         DELETE FROM reviews WHERE application_id = $1 AND status = 'assigned' AND reviewer_id <> ALL($2::uuid[]) RETURNING reviewer_id
       ) SELECT reviewer_id AS id FROM gone`,
      [applicationId, accountIds],
    );
    const added = await this.transaction.query<{ id: string }>(
      `INSERT INTO reviews (id, application_id, reviewer_id, status, assigned_at)
       SELECT id, $1, reviewer, 'assigned', $4 FROM unnest($2::uuid[], $3::uuid[]) AS t (id, reviewer)
       ON CONFLICT (application_id, reviewer_id) DO NOTHING RETURNING reviewer_id AS id`,
      [applicationId, accountIds.map(() => newId()), accountIds, now],
    );
    return { added: added.map((row) => row.id), removed: removed.map((row) => row.id) };
  }

  /** Compare-and-set on a review not yet sent. @returns the new version, undefined when it moved. */
  async write(
    id: string,
    read: number,
    scores: readonly Score[],
    opinion: string,
  ): Promise<number | undefined> {
    const [row] = await this.transaction.query<{ version: number }>(
      `WITH written AS (
         UPDATE reviews SET scores = $3, opinion = $4, version = version + 1
         WHERE id = $1 AND version = $2 AND status = 'assigned' RETURNING version
       ) SELECT version FROM written`,
      [id, read, JSON.stringify(scores), opinion],
    );
    return row?.version;
  }

  async send(id: string, now: Date): Promise<void> {
    await this.transaction.query(
      "UPDATE reviews SET status = 'sent', sent_at = $2, version = version + 1 WHERE id = $1",
      [id, now],
    );
  }

  /** A person in conflict leaves no mark on the dossier. */
  async recuse(id: string): Promise<void> {
    await this.transaction.query(
      "UPDATE reviews SET status = 'recused', scores = '[]', opinion = '', sent_at = NULL, version = version + 1 WHERE id = $1",
      [id],
    );
  }

  async declare(
    applicationId: string,
    accountId: string,
    inConflict: boolean,
    reason: string,
    now: Date,
  ): Promise<void> {
    await this.transaction.query(
      `INSERT INTO conflicts_of_interest (application_id, account_id, in_conflict, reason, declared_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (application_id, account_id) DO UPDATE
         SET in_conflict = EXCLUDED.in_conflict, reason = EXCLUDED.reason, declared_at = EXCLUDED.declared_at`,
      [applicationId, accountId, inConflict, reason, now],
    );
  }
}

const COLUMNS = `r.id, r.reviewer_id AS "reviewerId", c.display_name AS "displayName", r.status, r.scores, r.opinion,
  r.assigned_at AS "assignedAt", r.sent_at AS "sentAt", r.version`;

const MINE = `
  SELECT r.id AS "reviewId", a.id AS "applicationId", a.title, a.status AS "applicationStatus", r.status,
    coalesce(o.name, (SELECT string_agg(p2.display_name, ', ' ORDER BY p.role, p2.display_name)
      FROM application_people p JOIN accounts p2 ON p2.id = p.account_id WHERE p.application_id = a.id), '') AS "applicantName",
    x.in_conflict AS declared, r.assigned_at AS "assignedAt", r.sent_at AS "sentAt",
    c.id AS "callId", c.slug AS "callSlug", c.title AS "callTitle", c.decision_by AS "decisionBy"
  FROM reviews r JOIN applications a ON a.id = r.application_id JOIN calls c ON c.id = a.call_id
  LEFT JOIN organisations o ON o.id = a.organisation_id
  LEFT JOIN conflicts_of_interest x ON x.application_id = a.id AND x.account_id = r.reviewer_id
  WHERE r.reviewer_id = $1 AND r.status <> 'recused' AND x.in_conflict IS NOT TRUE
    AND (a.organisation_id IS NULL OR a.organisation_id <> ALL($2::uuid[]))
    AND NOT EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $1)
    AND EXISTS (SELECT FROM call_team t WHERE t.call_id = a.call_id AND t.account_id = $1 AND t.function <> 'observer')
    AND ($3::uuid IS NULL OR r.id < $3)
  ORDER BY r.id DESC LIMIT $4`;
