import { Injectable } from '@nestjs/common';
import type { AudienceAccess, SubjectAdapter, SubjectDescription } from '#discussions';
import { type Actor, PreparedReads } from '#platform';
import {
  applicants,
  applicationPolicy,
  isApplicant,
  isInstitution,
  mustDeclare,
} from './application.policy.js';
import { isOpenedToInstitution } from './application.state.js';
import type { ApplicationSubject } from './application.types.js';
import { ApplicationSubjects } from './application-subjects.repository.js';

/** Who speaks with whom around an application: the applicants, the team, and both together. */
@Injectable()
export class ApplicationThreads implements SubjectAdapter {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly subjects: ApplicationSubjects,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const subjects = await this.subjects.find(actor, ids);
    const open = subjects.map((subject) => [subject.id, audiencesOf(actor, subject)] as const);
    return new Map(open.filter(([, audiences]) => audiences.length > 0));
  }

  async inNameOf(organisationId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.prepared.rows<{ id: string }>(OURS, [organisationId, ids]);
    return new Set(rows.map((row) => row.id));
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

/** Carried by the organisation, or received by a call it leads, itself or in a collective. */
const OURS = `
  WITH house AS (
    SELECT $1::uuid AS id
    UNION SELECT collective_id FROM collective_members WHERE organisation_id = $1 AND status = 'joined'
  )
  SELECT a.id FROM applications a
  WHERE a.id = ANY($2::uuid[]) AND (a.organisation_id IN (SELECT id FROM house) OR EXISTS (
    SELECT FROM call_leads l WHERE l.call_id = a.call_id AND l.organisation_id IN (SELECT id FROM house)))`;
