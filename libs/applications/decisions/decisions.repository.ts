import { Injectable } from '@nestjs/common';
import type { PactFacts } from '#calls';
import { Transaction } from '#platform';
import type { ApplicationStatus, Outcome } from '../application.types.js';
import type { Reason } from './decision.rules.js';

export interface DecisionRow {
  applicationId: string;
  outcome: Outcome;
  amountCents: number | null;
  reasons: Reason[];
  message: string;
  decidedAt: Date;
  releasedAt: Date | null;
  version: number;
}

/** An application of a call whose decisions are about to be released. */
export interface ReleaseRow {
  id: string;
  title: string;
  applicantName: string;
  status: ApplicationStatus;
  organisationId: string | null;
  submittedAt: Date;
  outcome: Outcome | null;
  amountCents: number | null;
  /** The actor may not know of it: it is counted, not named. */
  hidden: boolean;
}

@Injectable()
export class DecisionsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** One decision at a time on a call: amounts are summed, then written, with nobody in between. */
  async lockCall(callId: string): Promise<void> {
    await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `decisions:${callId}`,
    ]);
  }

  async find(applicationId: string): Promise<DecisionRow | undefined> {
    const [row] = await this.transaction.query<DecisionRow>(
      `SELECT application_id AS "applicationId", outcome, amount_cents AS "amountCents", reasons, message,
              decided_at AS "decidedAt", released_at AS "releasedAt", version
       FROM decisions WHERE application_id = $1`,
      [applicationId],
    );
    return row;
  }

  async isReleased(applicationId: string): Promise<boolean> {
    const [row] = await this.transaction.query(
      'SELECT 1 FROM decisions WHERE application_id = $1 AND released_at IS NOT NULL',
      [applicationId],
    );
    return row !== undefined;
  }

  /** Cents accepted on a call, held or announced, this application left out. */
  async committed(callId: string, exceptApplicationId: string | null): Promise<number> {
    const [row] = await this.transaction.query<{ cents: number }>(
      `SELECT coalesce(sum(e.amount_cents), 0)::bigint AS cents
       FROM decisions e JOIN applications a ON a.id = e.application_id
       WHERE a.call_id = $1 AND e.outcome = 'accepted' AND a.status <> 'withdrawn'
         AND ($2::uuid IS NULL OR a.id <> $2)`,
      [callId, exceptApplicationId],
    );
    return row?.cents ?? 0;
  }

  /** Compare-and-set; version 0 for a first decision. @returns the new version, undefined when it moved. */
  async write(
    decision: Pick<DecisionRow, 'applicationId' | 'outcome' | 'amountCents' | 'reasons' | 'message'>,
    read: number,
    decidedBy: string,
    now: Date,
  ): Promise<number | undefined> {
    const [row] = await this.transaction.query<{ version: number }>(
      `INSERT INTO decisions AS d (application_id, outcome, amount_cents, reasons, message, decided_by, decided_at)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE $8::integer = 0 OR EXISTS (SELECT FROM decisions WHERE application_id = $1)
       ON CONFLICT (application_id) DO UPDATE SET outcome = EXCLUDED.outcome, amount_cents = EXCLUDED.amount_cents,
         reasons = EXCLUDED.reasons, message = EXCLUDED.message, decided_by = EXCLUDED.decided_by,
         decided_at = EXCLUDED.decided_at, version = d.version + 1
       WHERE d.version = $8 AND d.released_at IS NULL
       RETURNING d.version`,
      [
        decision.applicationId,
        decision.outcome,
        decision.amountCents,
        JSON.stringify(decision.reasons),
        decision.message,
        decidedBy,
        now,
        read,
      ],
    );
    return row?.version;
  }

  async promote(applicationId: string, amountCents: number | null): Promise<void> {
    await this.transaction.query(
      `UPDATE decisions SET outcome = 'accepted', amount_cents = $2, version = version + 1 WHERE application_id = $1`,
      [applicationId, amountCents],
    );
  }

  /** Every application still in the running, locked. `closed`: drafts taken up again count with their last dossier. */
  lockRunning(
    callId: string,
    actorId: string,
    organisationIds: readonly string[],
    closed: boolean,
  ): Promise<ReleaseRow[]> {
    return this.transaction.query<ReleaseRow>(RUNNING, [callId, actorId, organisationIds, closed]);
  }

  /** The one bulk write of a release. */
  async release(moves: readonly { id: string; status: string }[], now: Date): Promise<void> {
    await this.transaction.query(RELEASE, [
      moves.map((move) => move.id),
      moves.map((move) => move.status),
      now,
    ]);
  }

  async pactFacts(callId: string): Promise<PactFacts> {
    const [row] = await this.transaction.query<PactFacts>(PACT_FACTS, [callId]);
    return row as PactFacts;
  }
}

const RUNNING = `
  SELECT a.id, a.title, a.organisation_id AS "organisationId", a.submitted_at AS "submittedAt",
    CASE WHEN a.status = 'draft' THEN 'submitted' ELSE a.status END AS status,
    coalesce((SELECT o.name FROM organisations o WHERE o.id = a.organisation_id),
      (SELECT string_agg(c.display_name, ', ' ORDER BY p.role, c.display_name)
       FROM application_people p JOIN accounts c ON c.id = p.account_id WHERE p.application_id = a.id), '') AS "applicantName",
    (SELECT e.outcome FROM decisions e WHERE e.application_id = a.id) AS outcome,
    (SELECT e.amount_cents FROM decisions e WHERE e.application_id = a.id) AS "amountCents",
    (EXISTS (SELECT FROM conflicts_of_interest x WHERE x.application_id = a.id AND x.account_id = $2 AND x.in_conflict)
      OR EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $2)
      OR coalesce(a.organisation_id = ANY($3::uuid[]), false)) AS hidden
  FROM applications a
  WHERE a.call_id = $1 AND a.submitted_at IS NOT NULL
    AND (a.status IN ('submitted', 'completing', 'admissible', 'in_review', 'shortlisted') OR (a.status = 'draft' AND $4::boolean))
  ORDER BY a.id FOR UPDATE OF a`;

const RELEASE = `
  WITH moved AS (
    UPDATE applications a SET status = m.status, version = a.version + 1, updated_at = $3
    FROM unnest($1::uuid[], $2::varchar[]) AS m (id, status) WHERE a.id = m.id RETURNING a.id
  )
  UPDATE decisions d SET released_at = $3, version = d.version + 1 FROM moved WHERE d.application_id = moved.id`;

const PACT_FACTS = `
  SELECT count(*) FILTER (WHERE a.submitted_at IS NOT NULL AND a.status <> 'withdrawn') AS submitted,
    count(*) FILTER (WHERE a.submitted_at IS NOT NULL AND a.status IN ('submitted', 'completing', 'admissible', 'in_review', 'shortlisted')) AS undecided,
    max(e.released_at) AS "lastReleasedAt",
    count(*) FILTER (WHERE a.status IN ('declined', 'waitlisted') AND e.released_at IS NOT NULL OR a.status = 'inadmissible') AS refusals,
    count(*) FILTER (WHERE a.status IN ('declined', 'waitlisted') AND e.released_at IS NOT NULL AND jsonb_array_length(e.reasons) > 0
      OR a.status = 'inadmissible' AND a.inadmissible_reason <> '') AS "refusalsWithReasons"
  FROM applications a LEFT JOIN decisions e ON e.application_id = a.id WHERE a.call_id = $1`;
