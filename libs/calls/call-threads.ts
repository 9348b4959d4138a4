import { Injectable } from '@nestjs/common';
import type { AudienceAccess, SubjectAdapter, SubjectDescription } from '#discussions';
import { type Actor, PreparedReads } from '#platform';
import { callPolicy } from './call.policy.js';
import type { CallSubject } from './call.types.js';

interface SubjectRow extends Omit<CallSubject, 'opensAt' | 'closesAt'> {
  title: string;
}

/** Who speaks with whom around a call: its team, and, once it is published, anyone signed in with the team. */
@Injectable()
export class CallThreads implements SubjectAdapter {
  constructor(private readonly prepared: PreparedReads) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    const rows = await this.prepared.rows<SubjectRow>(SUBJECTS, [ids]);
    const open = rows.map(
      (row) => [row.id, audiencesOf(actor, { ...row, opensAt: null, closesAt: null })] as const,
    );
    return new Map(open.filter(([, audiences]) => audiences.length > 0));
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
  const open = { audience: 'shared', label: OPEN_TO_ALL, mayRead: true, mayWrite: living };
  const team = { audience: 'team', label: AMONG_TEAM, mayRead: true, mayWrite: true };
  return [
    ...(call.status === 'draft' ? [] : [open]),
    ...(callPolicy.allows(actor, 'discuss', call) ? [team] : []),
  ];
}

const OPEN_TO_ALL = { fr: 'Ouvert à tous les candidats', en: 'Open to all applicants' };
const AMONG_TEAM = { fr: 'Entre membres de l’équipe de l’appel', en: 'Among the call’s team' };

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
