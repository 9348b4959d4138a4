import { Injectable } from '@nestjs/common';
import { phaseOf, type TeamFunction } from '#calls';
import type { AudienceAccess, SubjectAdapter, SubjectDescription } from '#discussions';
import { type Actor, Clock, PreparedReads } from '#platform';
import {
  applicants,
  applicationPolicy,
  isApplicant,
  isInstitution,
  mustDeclare,
} from './application.policy.js';
import { isOpenedToInstitution } from './application.state.js';
import type { ApplicationSubject } from './application.types.js';

interface SubjectRow {
  id: string;
  status: string;
  organisationId: string | null;
  submittedAt: Date | null;
  people: { accountId: string }[];
  reviewers: { accountId: string; status: 'assigned' | 'sent' }[];
  declarations: { accountId: string; inConflict: boolean }[];
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

/** Who speaks with whom around an application: the applicants, the team, and both together. */
@Injectable()
export class ApplicationThreads implements SubjectAdapter {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly clock: Clock,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const rows = await this.prepared.rows<SubjectRow>(SUBJECTS, [ids, actor.accountId]);
    const now = this.clock.now();
    const open = rows.map((row) => [row.id, audiencesOf(actor, toSubject(row, now))] as const);
    return new Map(open.filter(([, audiences]) => audiences.length > 0));
  }

  async describe(ids: readonly string[]): Promise<Map<string, SubjectDescription>> {
    const rows = await this.prepared.rows<{ id: string; title: string }>(
      `SELECT a.id, coalesce(nullif(a.title, ''), c.title) AS title
       FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, title }) => [id, { title, path: `/candidatures/${id}` }]));
  }
}

function audiencesOf(actor: Actor, application: ApplicationSubject): AudienceAccess[] {
  const opened = isOpenedToInstitution(application);
  if (isApplicant(actor, application)) {
    const mayWrite = applicants(actor, application) === true;
    const own = { audience: 'applicant', label: AMONG_APPLICANTS, mayRead: true, mayWrite };
    return opened ? [{ audience: 'shared', label: WITH_TEAM, mayRead: true, mayWrite }, own] : [own];
  }
  if (!isInstitution(actor, application) || mustDeclare(actor, application)) return [];
  const team = { audience: 'team', label: AMONG_TEAM, mayRead: true, mayWrite: true };
  return applicationPolicy.allows(actor, 'instruct', application)
    ? [{ audience: 'shared', label: WITH_APPLICANT, mayRead: true, mayWrite: true }, team]
    : [team];
}

const WITH_TEAM = { fr: 'Avec l’équipe de l’appel', en: 'With the call’s team' };
const WITH_APPLICANT = { fr: 'Avec le candidat', en: 'With the applicant' };
const AMONG_APPLICANTS = { fr: 'Entre nous', en: 'Among ourselves' };
const AMONG_TEAM = { fr: 'Entre membres de l’équipe de l’appel', en: 'Among the call’s team' };

function toSubject({ call, ...row }: SubjectRow, now: Date): ApplicationSubject {
  const dates = {
    opensAt: call.opensAt === null ? null : new Date(call.opensAt),
    closesAt: call.closesAt === null ? null : new Date(call.closesAt),
  };
  const phase = phaseOf({ status: call.status, ...dates }, now);
  // What only the application's life depends on plays no part in who may speak.
  return { ...row, complement: null, findings: [], waivers: [], call: { ...call, ...dates, phase } };
}

const SUBJECTS = `
  SELECT a.id, a.status, a.organisation_id AS "organisationId", a.submitted_at AS "submittedAt",
    (SELECT coalesce(json_agg(json_build_object('accountId', p.account_id)), '[]')
     FROM application_people p WHERE p.application_id = a.id) AS people,
    (SELECT coalesce(json_agg(json_build_object('accountId', r.reviewer_id, 'status', r.status)), '[]')
     FROM reviews r WHERE r.application_id = a.id AND r.status <> 'recused') AS reviewers,
    (SELECT coalesce(json_agg(json_build_object('accountId', d.account_id, 'inConflict', d.in_conflict)), '[]')
     FROM conflicts_of_interest d WHERE d.application_id = a.id AND d.account_id = $2) AS declarations,
    json_build_object('id', c.id, 'status', c.status, 'kind', c.kind, 'opensAt', c.opens_at, 'closesAt', c.closes_at,
      'leads', (SELECT coalesce(json_agg(json_build_object('organisationId', l.organisation_id, 'approvedAt', NULL)), '[]')
                FROM call_leads l WHERE l.call_id = c.id),
      'team', (SELECT coalesce(json_agg(json_build_object('accountId', t.account_id, 'function', t.function)), '[]')
               FROM call_team t WHERE t.call_id = c.id)) AS call
  FROM applications a JOIN calls c ON c.id = a.call_id WHERE a.id = ANY($1::uuid[])`;
