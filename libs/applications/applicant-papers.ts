import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transaction } from '#platform';

/**
 * Who reads the papers an organisation opens to « the institutions of the calls it answers »: the team of such a call,
 * those who run an institution that leads it, and the reviewers of the dossier, once the institution may know of the
 * application. Whoever declared a conflict with this organisation is kept away.
 */
@Injectable()
export class ApplicantPapers {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  async opensTo(actor: Actor, organisationId: string): Promise<boolean> {
    const runs = actor.memberships.filter(({ role }) => role === 'owner' || role === 'manager');
    const rows = await this.transaction.query(INSTRUCTS, [
      organisationId,
      actor.accountId,
      runs.map((place) => place.organisationId),
      this.clock.now(),
    ]);
    return rows.length > 0;
  }
}

const INSTRUCTS = `
  SELECT 1 FROM applications a JOIN calls c ON c.id = a.call_id
  WHERE a.organisation_id = $1 AND a.submitted_at IS NOT NULL AND a.status NOT IN ('draft', 'withdrawn')
    AND c.status <> 'cancelled'
    -- sealed until the deadline: nobody at the institution knows who applied
    AND (a.status <> 'submitted' OR c.closes_at IS NULL OR c.closes_at <= $4)
    AND (EXISTS (SELECT FROM call_team t WHERE t.call_id = c.id AND t.account_id = $2 AND t.function IN ('lead', 'officer', 'juror', 'observer'))
      OR EXISTS (SELECT FROM call_leads l WHERE l.call_id = c.id AND l.organisation_id = ANY($3::uuid[]))
      OR EXISTS (SELECT FROM reviews r WHERE r.application_id = a.id AND r.reviewer_id = $2 AND r.status <> 'recused'))
    AND NOT EXISTS (
      SELECT FROM conflicts_of_interest x JOIN applications other ON other.id = x.application_id
      WHERE other.organisation_id = $1 AND x.account_id = $2 AND x.in_conflict)
  LIMIT 1`;
