import { Injectable } from '@nestjs/common';
import { TEAM_NAMES } from '#calls';
import type { AudienceAccess, Circle, CirclePerson, SubjectAdapter, SubjectDescription } from '#discussions';
import { RightsRepository } from '#organisations';
import { type Actor, belongsTo, PreparedReads } from '#platform';
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
  readonly roles = TEAM_NAMES;

  constructor(
    private readonly prepared: PreparedReads,
    private readonly subjects: ApplicationSubjects,
    private readonly rights: RightsRepository,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const subjects = await this.subjects.find(actor, ids);
    const open = subjects.map((subject) => [subject.id, audiencesOf(actor, subject)] as const);
    return new Map(open.filter(([, audiences]) => audiences.length > 0));
  }

  /** Everyone whom the rights might let in, then the rights themselves: there is no second list of who may. */
  async circle(id: string, audience: string): Promise<Circle> {
    const candidates = await this.prepared.rows<{ accountId: string }>(CANDIDATES, [id]);
    const [application] = await this.subjects.findFor(
      candidates.map((one) => one.accountId),
      [id],
    );
    if (!application) return { open: false, people: [] };
    const people = (await this.rights.actorsOf(candidates)).flatMap((actor) => {
      const access = audiencesOf(actor, application).find((one) => one.audience === audience);
      return access ? [personOf(actor, application, access)] : [];
    });
    return { open: false, people };
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

function personOf(actor: Actor, application: ApplicationSubject, { mayWrite }: AudienceAccess): CirclePerson {
  const { accountId } = actor;
  if (!isApplicant(actor, application)) {
    const places = application.call.team.filter((place) => place.accountId === accountId);
    return {
      accountId,
      mayWrite,
      side: 'team',
      organisationId: null,
      roles: places.map((one) => one.function),
    };
  }
  const { organisationId: house } = application;
  const organisationId = house !== null && belongsTo(actor, house) ? house : null;
  return { accountId, mayWrite, side: 'applicant', organisationId, roles: [] };
}

function audiencesOf(actor: Actor, application: ApplicationSubject): AudienceAccess[] {
  const opened = isOpenedToInstitution(application);
  if (isApplicant(actor, application)) {
    const mayWrite = applicants(actor, application) === true;
    const own = { audience: 'applicant', label: AMONG_APPLICANTS, mayRead: true, mayWrite, mayPin: mayWrite };
    return opened ? [{ audience: 'shared', label: WITH_TEAM, mayRead: true, mayWrite }, own] : [own];
  }
  if (!isInstitution(actor, application) || mustDeclare(actor, application)) return [];
  const mayModerate = applicationPolicy.allows(actor, 'instruct', application);
  const team = {
    audience: 'team',
    label: AMONG_TEAM,
    mayRead: true,
    mayWrite: true,
    mayPin: true,
    mayModerate,
  };
  const shared = { audience: 'shared', label: WITH_APPLICANT, mayRead: true, mayWrite: true, mayPin: true };
  return mayModerate ? [{ ...shared, mayModerate }, team] : [team];
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

/** Whoever may have a right on it: named on it, of the applicant's organisation, of the call's team or its institutions. */
const CANDIDATES = `
  WITH house AS (
    SELECT a.organisation_id AS id, ARRAY['owner', 'manager', 'member', 'reader'] AS roles FROM applications a
    WHERE a.id = $1 AND a.organisation_id IS NOT NULL
    UNION ALL
    SELECT l.organisation_id, ARRAY['owner', 'manager'] FROM applications a JOIN call_leads l ON l.call_id = a.call_id
    WHERE a.id = $1
  )
  SELECT p.account_id AS "accountId" FROM application_people p WHERE p.application_id = $1
  UNION SELECT s.account_id FROM house h JOIN standings s ON s.organisation_id = h.id AND s.role = ANY (h.roles)
  UNION SELECT d.to_account_id FROM house h JOIN delegations d ON d.organisation_id = h.id AND d.revoked_at IS NULL
  UNION SELECT t.account_id FROM applications a JOIN call_team t ON t.call_id = a.call_id WHERE a.id = $1`;
