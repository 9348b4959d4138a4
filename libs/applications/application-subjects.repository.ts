import { Injectable } from '@nestjs/common';
import { phaseOf, type TeamFunction } from '#calls';
import { type Actor, Clock, PreparedReads } from '#platform';
import type { ApplicationSubject } from './application.types.js';
import { GLASS } from './break-glass/glass.js';

interface SubjectRow {
  id: string;
  status: string;
  organisationId: string | null;
  submittedAt: Date | null;
  people: { accountId: string }[];
  reviewers: { accountId: string; status: 'assigned' | 'sent' }[];
  declarations: { accountId: string; inConflict: boolean }[];
  glass: { id: string; accountId: string }[];
  call: {
    id: string;
    status: string;
    kind: ApplicationSubject['call']['kind'];
    opensAt: string | null;
    closesAt: string | null;
    leads: { organisationId: string; approvedAt: null }[];
    team: { accountId: string; function: TeamFunction }[];
  };
}

/** What the rights on applications depend on and nothing else, in one prepared read. */
@Injectable()
export class ApplicationSubjects {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly clock: Clock,
  ) {}

  /** Those that exist, in no order; of the declarations, the actor's own. */
  find(actor: Actor, ids: readonly string[]): Promise<(ApplicationSubject & { id: string })[]> {
    return this.findFor([actor.accountId], ids);
  }

  /** The same, with the declarations of all these people. */
  async findFor(
    accountIds: readonly string[],
    ids: readonly string[],
  ): Promise<(ApplicationSubject & { id: string })[]> {
    const rows = await this.prepared.rows<SubjectRow>(SUBJECTS, [ids, accountIds]);
    const now = this.clock.now();
    return rows.map((row) => toSubject(row, now));
  }
}

function toSubject({ call, ...row }: SubjectRow, now: Date): ApplicationSubject & { id: string } {
  const dates = {
    opensAt: call.opensAt === null ? null : new Date(call.opensAt),
    closesAt: call.closesAt === null ? null : new Date(call.closesAt),
  };
  const phase = phaseOf({ status: call.status, ...dates }, now);
  // What only the application's life depends on plays no part in who may know of it or speak.
  return { ...row, complement: null, findings: [], waivers: [], call: { ...call, ...dates, phase } };
}

const SUBJECTS = `
  SELECT a.id, a.status, a.organisation_id AS "organisationId", a.submitted_at AS "submittedAt",
    (SELECT coalesce(json_agg(json_build_object('accountId', p.account_id)), '[]')
     FROM application_people p WHERE p.application_id = a.id) AS people,
    (SELECT coalesce(json_agg(json_build_object('accountId', r.reviewer_id, 'status', r.status)), '[]')
     FROM reviews r WHERE r.application_id = a.id AND r.status <> 'recused') AS reviewers,
    (SELECT coalesce(json_agg(json_build_object('accountId', d.account_id, 'inConflict', d.in_conflict)), '[]')
     FROM conflicts_of_interest d WHERE d.application_id = a.id AND d.account_id = ANY($2::uuid[])) AS declarations,
    ${GLASS('a.id')} AS glass,
    json_build_object('id', c.id, 'status', c.status, 'kind', c.kind, 'opensAt', c.opens_at, 'closesAt', c.closes_at,
      'leads', (SELECT coalesce(json_agg(json_build_object('organisationId', l.organisation_id, 'approvedAt', NULL)), '[]')
                FROM call_leads l WHERE l.call_id = c.id),
      'team', (SELECT coalesce(json_agg(json_build_object('accountId', t.account_id, 'function', t.function)), '[]')
               FROM call_team t WHERE t.call_id = c.id)) AS call
  FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = ANY($1::uuid[])`;
