import { Injectable } from '@nestjs/common';
import type { AudienceAccess, Circle, SubjectAdapter, SubjectDescription } from '#discussions';
import { RightsRepository } from '#organisations';
import { type Actor, PreparedReads } from '#platform';
import { panelPolicy } from '../panel.policy.js';
import { SessionsRepository } from './sessions.repository.js';

/** Who speaks with whom around a session: those who facilitate it and its institutions. Never a panelist. */
@Injectable()
export class SessionThreads implements SubjectAdapter {
  readonly roles = { facilitator: { fr: 'Animation du panel', en: 'Facilitators' } };

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly prepared: PreparedReads,
    private readonly rights: RightsRepository,
  ) {}

  async audiences(actor: Actor, ids: readonly string[]): Promise<Map<string, AudienceAccess[]>> {
    if (actor.panelist) return new Map();
    const sessions = await this.sessions.many(ids);
    const known = sessions.filter(({ panel }) => panelPolicy.allows(actor, 'read', panel));
    return new Map(
      known.map(({ id, panel }) => {
        const runs = panelPolicy.allows(actor, 'facilitate', panel);
        const rights = { mayRead: true, mayWrite: true, mayPin: runs, mayModerate: runs };
        return [id, [{ audience: 'team', label: AMONG_TEAM, ...rights }]];
      }),
    );
  }

  async describe(ids: readonly string[]): Promise<Map<string, SubjectDescription>> {
    const sessions = await this.sessions.many(ids);
    return new Map(
      sessions.map(({ id, panelId, title }) => [id, { title, path: `/panels/${panelId}/seances/${id}` }]),
    );
  }

  async inNameOf(organisationId: string, ids: readonly string[]): Promise<Set<string>> {
    const sessions = await this.sessions.many(ids);
    return new Set(
      sessions.filter(({ panel }) => panel.ownerIds.includes(organisationId)).map((session) => session.id),
    );
  }

  async circle(id: string, audience: string): Promise<Circle> {
    const [session] = await this.sessions.many([id]);
    if (!session || audience !== 'team') return { open: false, people: [] };
    const candidates = await this.prepared.rows<{ accountId: string }>(TEAM, [session.panelId]);
    const people = (await this.rights.actorsOf(candidates))
      .filter((actor) => !actor.panelist && panelPolicy.allows(actor, 'read', session.panel))
      .map((actor) => ({
        accountId: actor.accountId,
        mayWrite: true,
        side: 'team',
        organisationId: null,
        roles: panelPolicy.allows(actor, 'facilitate', session.panel) ? ['facilitator'] : [],
      }));
    return { open: false, people };
  }
}

const AMONG_TEAM = { fr: 'Entre ceux qui portent le panel', en: 'Among those who run the panel' };

/** Named on the panel, or of an institution that owns it. The policy says who. */
const TEAM = `
  SELECT account_id AS "accountId" FROM panel_facilitators WHERE panel_id = $1
  UNION SELECT s.account_id FROM panel_owners o JOIN standings s ON s.organisation_id = o.organisation_id
    WHERE o.panel_id = $1
  UNION SELECT d.to_account_id FROM panel_owners o JOIN delegations d ON d.organisation_id = o.organisation_id
    WHERE o.panel_id = $1 AND d.revoked_at IS NULL`;
