import { Injectable } from '@nestjs/common';
import type { AudienceAccess, Circle, SubjectAdapter, SubjectDescription } from '#discussions';
import { RightsRepository } from '#organisations';
import { type Actor, PreparedReads } from '#platform';
import { callPolicy } from './call.policy.js';
import type { CallSubject } from './call.types.js';
import { TEAM_NAMES } from './team-names.js';

interface SubjectRow extends Omit<CallSubject, 'opensAt' | 'closesAt'> {
  title: string;
}

/** Who speaks with whom around a call: its team, its jury, and, once it is published, anyone signed in with the team. */
@Injectable()
export class CallThreads implements SubjectAdapter {
  readonly roles = TEAM_NAMES;

  constructor(
    private readonly prepared: PreparedReads,
    private readonly rights: RightsRepository,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const calls = await this.find(ids);
    const open = calls.map((call) => [call.id, audiencesOf(actor, call)] as const);
    return new Map(open.filter(([, audiences]) => audiences.length > 0));
  }

  /** The team, whose answers the open thread waits for; everyone else reads that one too. */
  async circle(id: string, audience: string): Promise<Circle> {
    const [call] = await this.find([id]);
    if (!call) return { open: false, people: [] };
    const candidates = await this.prepared.rows<{ accountId: string }>(TEAM, [id]);
    const people = (await this.rights.actorsOf(candidates)).flatMap((actor) => {
      const { accountId } = actor;
      const access = audiencesOf(actor, call).find((one) => one.audience === audience);
      // In the open thread, those in charge answer; who judges is nobody else's to know.
      const onTeam = callPolicy.allows(actor, INSIDE[audience] ?? 'discuss', call);
      const roles = call.team.filter((place) => place.accountId === accountId).map((place) => place.function);
      return access && onTeam
        ? [{ accountId, mayWrite: access.mayWrite, side: 'team', organisationId: null, roles }]
        : [];
    });
    return { open: audience === 'shared', people };
  }

  private async find(ids: readonly string[]): Promise<(CallSubject & { id: string })[]> {
    const rows = await this.prepared.rows<SubjectRow>(SUBJECTS, [ids]);
    return rows.map((row) => ({ ...row, opensAt: null, closesAt: null }));
  }

  async inNameOf(organisationId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.prepared.rows<{ id: string }>(LED_BY, [organisationId, ids]);
    return new Set(rows.map((row) => row.id));
  }

  async describe(ids: readonly string[]): Promise<Map<string, SubjectDescription>> {
    const rows = await this.prepared.rows<{ id: string; title: string; slug: string }>(
      'SELECT id, title, slug FROM calls WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map(({ id, title, slug }) => [id, { title, path: `/appels/${slug}` }]));
  }
}

/** The same words for all: what one applicant asks in the open thread, every applicant can read. */
function audiencesOf(actor: Actor, call: CallSubject): AudienceAccess[] {
  if (!callPolicy.allows(actor, 'read', call)) return [];
  const living = call.status !== 'archived' && call.status !== 'cancelled';
  const onTeam = callPolicy.allows(actor, 'discuss', call);
  const onJury = callPolicy.allows(actor, 'sit', call);
  const runs = callPolicy.allows(actor, 'instruct', call);
  const rights = { mayRead: true, mayModerate: runs };
  const open = { ...rights, audience: 'shared', label: OPEN_TO_ALL, mayWrite: living, mayPin: runs };
  const jury = { ...rights, audience: 'jury', label: AMONG_JURY, mayWrite: living, mayPin: runs };
  const team = { ...rights, audience: 'team', label: AMONG_TEAM, mayWrite: true, mayPin: true };
  return [...(call.status === 'draft' ? [] : [open]), ...(onTeam ? [team] : []), ...(onJury ? [jury] : [])];
}

const OPEN_TO_ALL = { fr: 'Ouvert à tous les candidats', en: 'Open to all applicants' };
const AMONG_JURY = { fr: 'Entre membres du jury', en: 'Among the jury' };
const AMONG_TEAM = { fr: 'Entre membres de l’équipe de l’appel', en: 'Among the call’s team' };

/** Which right makes somebody one of those who answer in a circle. */
const INSIDE: Partial<Record<string, 'instruct' | 'discuss' | 'sit'>> = {
  shared: 'instruct',
  jury: 'sit',
};

/** Led by the organisation, or by a collective it is in. */
const LED_BY = `
  SELECT DISTINCT l.call_id AS id FROM call_leads l
  WHERE l.call_id = ANY($2::uuid[]) AND (l.organisation_id = $1 OR EXISTS (
    SELECT FROM collective_members m WHERE m.collective_id = l.organisation_id AND m.organisation_id = $1
      AND m.status = 'joined'))`;

const SUBJECTS = `
  SELECT c.id, c.status, c.kind, c.title,
    (SELECT coalesce(json_agg(json_build_object('organisationId', l.organisation_id, 'approvedAt', NULL)), '[]')
     FROM call_leads l WHERE l.call_id = c.id) AS leads,
    (SELECT coalesce(json_agg(json_build_object('accountId', t.account_id, 'function', t.function)), '[]')
     FROM call_team t WHERE t.call_id = c.id) AS team
  FROM calls c WHERE c.id = ANY($1::uuid[])`;

/** Who may be of its team: named on it, or running an institution that leads it. The policy says who is. */
const TEAM = `
  SELECT t.account_id AS "accountId" FROM call_team t WHERE t.call_id = $1
  UNION SELECT s.account_id FROM call_leads l JOIN standings s ON s.organisation_id = l.organisation_id
    WHERE l.call_id = $1 AND s.role IN ('owner', 'manager')
  UNION SELECT d.to_account_id FROM call_leads l JOIN delegations d ON d.organisation_id = l.organisation_id
    WHERE l.call_id = $1 AND d.revoked_at IS NULL`;
