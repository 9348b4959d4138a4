import { Injectable } from '@nestjs/common';
import type { CallView } from '#calls';
import { type Actor, PreparedReads, Transaction } from '#platform';
import type {
  ApplicationStatus,
  Complement,
  EligibilityFinding,
  ReviewStatus,
  Waiver,
} from './application.types.js';
import type { ApplicantSummary } from './applications.repository.js';
import type { Score } from './reviews/scoring.rules.js';

/** An application as the applicant's list reads it. */
export interface MineRow {
  id: string;
  title: string;
  status: ApplicationStatus;
  version: number;
  organisationId: string | null;
  organisation: ApplicantSummary | null;
  requestedCents: number | null;
  receiptNumber: string | null;
  submittedAt: Date | null;
  complement: Complement | null;
  touchedAt: Date;
  amongPeople: boolean;
  call: Pick<CallView, 'id' | 'slug' | 'reference' | 'title' | 'kind' | 'status'> & {
    opensAt: string | null;
    closesAt: string | null;
  };
}

/** An application as the call's table reads it. */
export interface TableRow {
  id: string;
  title: string;
  status: ApplicationStatus;
  version: number;
  organisationId: string | null;
  organisation: ApplicantSummary | null;
  applicantName: string;
  requestedCents: number | null;
  receiptNumber: string | null;
  submittedAt: Date;
  complement: Complement | null;
  findings: EligibilityFinding[];
  waivers: Waiver[];
  reviews: { reviewerId: string; displayName: string; status: ReviewStatus; scores: Score[] }[];
  /** What the reader declared about a conflict; null when nothing yet. */
  declared: boolean | null;
  decision: HeldDecision | null;
  sortKey: string;
}

export interface HeldDecision {
  outcome: 'accepted' | 'waitlisted' | 'declined';
  amountCents: number | null;
  releasedAt: string | null;
}

export const TABLE_SORTS = ['recent', 'oldest', 'title', 'requested'] as const;
export type TableSort = (typeof TABLE_SORTS)[number];

export interface TableFilter {
  statuses: readonly ApplicationStatus[] | null;
  words: string | null;
  sort: TableSort;
  after: { sortKey: string; id: string } | null;
  limit: number;
  /** The actor sees the call's whole table; otherwise only what was given to them. */
  wholeTable: boolean;
  /** Nothing more is received: what was sealed opens. */
  closed: boolean;
}

/** Sort keys are compared as text or numbers under one collation; the direction applies to the tie-break too. */
const SORTS: Record<TableSort, { key: string; type: string; direction: 'ASC' | 'DESC' }> = {
  recent: { key: 'a.submitted_at', type: 'timestamptz', direction: 'DESC' },
  oldest: { key: 'a.submitted_at', type: 'timestamptz', direction: 'ASC' },
  title: { key: 'lower(a.title)', type: 'text', direction: 'ASC' },
  requested: { key: 'coalesce(a.requested_cents, 0)', type: 'bigint', direction: 'DESC' },
};

/** Lists and tables: one query each, whatever the number of rows. */
@Injectable()
export class ListsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  mine(
    actor: Actor,
    filter: { statuses: readonly ApplicationStatus[] | null; after: string | null; limit: number; now: Date },
  ): Promise<MineRow[]> {
    return this.prepared.rows<MineRow>(MINE, [
      actor.memberships.map((membership) => membership.organisationId),
      actor.accountId,
      filter.now,
      filter.statuses,
      filter.after,
      filter.limit,
    ]);
  }

  /** Applications of a call that the actor may know of: the policy's `read`, said in SQL. */
  ofCall(actor: Actor, call: CallView, filter: TableFilter): Promise<TableRow[]> {
    const sort = SORTS[filter.sort];
    const beyond = sort.direction === 'ASC' ? '>' : '<';
    return this.transaction.query<TableRow>(
      `SELECT ${TABLE_COLUMNS}, (${sort.key})::text AS "sortKey"
       ${TABLE_FROM}
       WHERE ${OPENED_TO_INSTITUTION}
         AND ($6::varchar[] IS NULL OR (${SHOWN_STATUS}) = ANY($6))
         AND ($7::text IS NULL OR a.title ILIKE $7 OR o.name ILIKE $7 OR d.receipt_number ILIKE $7)
         AND ($8::text IS NULL OR (${sort.key}, a.id) ${beyond} ($8::${sort.type}, $9::uuid))
       ORDER BY ${sort.key} ${sort.direction}, a.id ${sort.direction} LIMIT $10`,
      [
        ...this.institutionValues(actor, call, filter),
        filter.statuses,
        filter.words === null ? null : `%${escapeLike(filter.words)}%`,
        filter.after?.sortKey ?? null,
        filter.after?.id ?? null,
        filter.limit,
      ],
    );
  }

  /** Every application of a call still in the running or decided, for the jury room. */
  rankingOf(actor: Actor, call: CallView, closed: boolean, limit: number): Promise<TableRow[]> {
    return this.transaction.query<TableRow>(
      `SELECT ${TABLE_COLUMNS}, a.id::text AS "sortKey"
       ${TABLE_FROM}
       WHERE ${OPENED_TO_INSTITUTION} AND a.status NOT IN ('withdrawn', 'inadmissible')
       ORDER BY a.id LIMIT $6`,
      [...this.institutionValues(actor, call, { wholeTable: true, closed }), limit],
    );
  }

  private institutionValues(
    actor: Actor,
    call: CallView,
    { wholeTable, closed }: Pick<TableFilter, 'wholeTable' | 'closed'>,
  ): unknown[] {
    return [
      call.id,
      actor.accountId,
      actor.memberships.map((membership) => membership.organisationId),
      wholeTable,
      closed,
    ];
  }
}

const escapeLike = (words: string): string => words.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A draft taken up again counts with its last dossier once the call has closed ($5). */
const SHOWN_STATUS = `CASE WHEN a.status = 'draft' AND $5::boolean THEN 'submitted' ELSE a.status END`;

const OPENED_TO_INSTITUTION = `a.call_id = $1 AND a.submitted_at IS NOT NULL
  AND (a.status NOT IN ('draft', 'submitted', 'withdrawn') OR $5::boolean OR (a.status <> 'draft' AND c.closes_at IS NULL))
  AND NOT EXISTS (SELECT FROM conflicts_of_interest x WHERE x.application_id = a.id AND x.account_id = $2 AND x.in_conflict)
  AND NOT EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $2)
  AND (a.organisation_id IS NULL OR a.organisation_id <> ALL($3::uuid[]))
  AND ($4::boolean OR EXISTS (SELECT FROM reviews r WHERE r.application_id = a.id AND r.reviewer_id = $2 AND r.status <> 'recused'))`;

const APPLICANT_NAME = `coalesce(o.name, (SELECT string_agg(c2.display_name, ', ' ORDER BY p.role, c2.display_name)
  FROM application_people p JOIN accounts c2 ON c2.id = p.account_id WHERE p.application_id = a.id), '')`;

const ORGANISATION = `CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name, 'slug', o.slug) END`;

const TABLE_COLUMNS = `a.id, a.title, ${SHOWN_STATUS} AS status, a.version, a.organisation_id AS "organisationId",
  ${ORGANISATION} AS organisation, ${APPLICANT_NAME} AS "applicantName", a.requested_cents AS "requestedCents",
  d.receipt_number AS "receiptNumber", a.submitted_at AS "submittedAt", a.complement, a.findings, a.waivers,
  (SELECT coalesce(json_agg(json_build_object('reviewerId', r.reviewer_id, 'displayName', c2.display_name,
      'status', r.status, 'scores', r.scores) ORDER BY c2.display_name), '[]')
   FROM reviews r JOIN accounts c2 ON c2.id = r.reviewer_id WHERE r.application_id = a.id AND r.status <> 'recused') AS reviews,
  (SELECT x.in_conflict FROM conflicts_of_interest x WHERE x.application_id = a.id AND x.account_id = $2) AS declared,
  (SELECT json_build_object('outcome', e.outcome, 'amountCents', e.amount_cents, 'releasedAt', e.released_at)
   FROM decisions e WHERE e.application_id = a.id) AS decision`;

const TABLE_FROM = `FROM applications a JOIN calls c ON c.id = a.call_id
  LEFT JOIN organisations o ON o.id = a.organisation_id
  LEFT JOIN dossiers d ON d.application_id = a.id AND d.number = a.last_dossier`;

const CLOSED_NOW = `(c.status IN ('deliberating', 'decided', 'archived') OR (c.status = 'published' AND c.closes_at <= $3))`;

const MINE = `
  WITH own AS (
    SELECT id FROM applications WHERE organisation_id = ANY($1::uuid[])
    UNION SELECT application_id FROM application_people WHERE account_id = $2
  ), shown AS (
    SELECT a.*, CASE WHEN a.status = 'draft' AND a.submitted_at IS NOT NULL AND ${CLOSED_NOW} THEN 'submitted' ELSE a.status END AS shown
    FROM own JOIN applications a USING (id) JOIN calls c ON c.id = a.call_id
  )
  SELECT a.id, a.title, a.shown AS status, a.version, a.organisation_id AS "organisationId", ${ORGANISATION} AS organisation,
    a.requested_cents AS "requestedCents", d.receipt_number AS "receiptNumber", a.submitted_at AS "submittedAt", a.complement,
    EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $2) AS "amongPeople",
    coalesce(a.touched_at, a.created_at) AS "touchedAt",
    json_build_object('id', c.id, 'slug', c.slug, 'reference', c.reference, 'title', c.title, 'kind', c.kind,
      'status', c.status, 'opensAt', c.opens_at, 'closesAt', c.closes_at) AS call
  FROM shown a JOIN calls c ON c.id = a.call_id
  LEFT JOIN organisations o ON o.id = a.organisation_id
  LEFT JOIN dossiers d ON d.application_id = a.id AND d.number = a.last_dossier
  WHERE ($4::varchar[] IS NULL OR a.shown = ANY($4)) AND ($5::uuid IS NULL OR a.id < $5)
  ORDER BY a.id DESC LIMIT $6`;
