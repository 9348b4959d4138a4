import { Injectable } from '@nestjs/common';
import {
  type DescribedPlace,
  type HandoverAdapter,
  type Place,
  RightsRepository,
  type Succession,
} from '#organisations';
import { type Actor, Clock, Journal, newId, type Text, Transaction } from '#platform';
import { applicationEvent } from '../application.events.js';
import { isUnderReview } from '../reviews/review.machine.js';
import { APPLICATION_WORDS, type ApplicationWords } from './application-words.js';

/** Who may have something to do with a dossier besides judging it. */
interface Tie {
  applicationId: string;
  accountId: string;
  inConflict: boolean;
  among: boolean;
  reviewStatus: string | null;
}

/**
 * Dossiers given to review and not yet answered. A review is personal: what was noted and not sent does not pass on,
 * and a review that was sent stays its author's. A tie with the applicant bars the successor.
 */
@Injectable()
export class ReviewHandover implements HandoverAdapter {
  constructor(
    private readonly transaction: Transaction,
    private readonly rights: RightsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  held(organisationId: string, accountId: string): Promise<Place[]> {
    return this.transaction.query<Place>(HELD, [organisationId, accountId]);
  }

  async vacate(actor: Actor, accountId: string, places: readonly Place[]): Promise<void> {
    await this.transaction.query(
      "DELETE FROM reviews WHERE reviewer_id = $1 AND status = 'assigned' AND application_id = ANY($2)",
      [accountId, idsOf(places)],
    );
    await this.record(actor, places, { added: [], removed: [accountId] });
  }

  /** A dossier that is no longer reviewed is left out. */
  async describe(actor: Actor, places: readonly Place[], toAccountId: string): Promise<DescribedPlace[]> {
    const applications = await this.applications(places);
    const people = [...new Set([actor.accountId, toAccountId])];
    const ties = await this.transaction.query<Tie>(TIES, [idsOf(places), people]);
    const houses = new Map(
      [...(await this.rights.rolesOf(people))].map(([accountId, standings]) => [
        accountId,
        new Set(standings.map((standing) => standing.organisationId)),
      ]),
    );
    return places.flatMap((place) => {
      const application = applications.get(place.subjectId);
      if (!application || !isUnderReview(application.status)) return [];
      const tieOf = (accountId: string) => ({
        ...ties.find((tie) => tie.applicationId === application.id && tie.accountId === accountId),
        kin:
          application.organisationId !== null &&
          (houses.get(accountId)?.has(application.organisationId) ?? false),
      });
      const title = isBarred(tieOf(actor.accountId)) ? '' : application.title || application.applicantName;
      return [{ ...place, title, context: application.callTitle, bar: barOf(tieOf(toAccountId)) }];
    });
  }

  async fill(actor: Actor, places: readonly Place[], { toAccountId }: Succession): Promise<void> {
    await this.transaction.query(
      `INSERT INTO reviews (id, application_id, reviewer_id, status, assigned_at)
       SELECT id, application_id, $1, 'assigned', $4 FROM unnest($2::uuid[], $3::uuid[]) AS given (id, application_id)
       ON CONFLICT (application_id, reviewer_id) DO NOTHING`,
      [toAccountId, places.map(newId), idsOf(places), this.clock.now()],
    );
    await this.record(actor, places, { added: [toAccountId], removed: [] });
  }

  private async record(
    actor: Actor,
    places: readonly Place[],
    change: { added: string[]; removed: string[] },
  ): Promise<void> {
    const applications = await this.applications(places);
    await this.journal.recordAll(
      actor,
      [...applications.values()].map((application) =>
        applicationEvent('application.reviewers_assigned', application, change),
      ),
    );
  }

  private async applications(places: readonly Place[]): Promise<Map<string, ApplicationWords>> {
    const rows = await this.transaction.query<ApplicationWords>(APPLICATION_WORDS, [idsOf(places)]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const idsOf = (places: readonly Place[]): string[] => places.map((place) => place.subjectId);

type Known = Partial<Tie> & { kin: boolean };

const isBarred = ({ inConflict, among, kin }: Known): boolean => !!inConflict || !!among || kin;

function barOf(tie: Known): Text | null {
  if (isBarred(tie) || tie.reviewStatus === 'recused') return IN_CONFLICT;
  return tie.reviewStatus ? ALREADY : null;
}

const IN_CONFLICT = {
  fr: 'Conflit d’intérêts : cette personne a un lien avec le candidat. À confier à quelqu’un d’autre.',
  en: 'Conflict of interest: this person has a tie with the applicant. To be given to someone else.',
};
const ALREADY = {
  fr: 'Cette personne instruit déjà ce dossier : il y faut un autre regard.',
  en: 'This person already reviews this dossier: another pair of eyes is needed.',
};

const THROUGH = `EXISTS (SELECT FROM call_leads l JOIN standings s ON s.organisation_id = l.organisation_id
  WHERE l.call_id = a.call_id AND s.account_id = $2 AND s.through`;

/** As for functions on calls, which the dossier came with. */
const HELD = `
  SELECT r.application_id AS "subjectId", 'reviewer' AS place
  FROM reviews r JOIN applications a ON a.id = r.application_id
  WHERE r.reviewer_id = $2 AND r.status = 'assigned' AND ${THROUGH} = $1) AND NOT ${THROUGH} <> $1)
  ORDER BY r.application_id LIMIT 1000`;

const TIES = `
  SELECT a.id AS "applicationId", p.id AS "accountId",
    coalesce((SELECT x.in_conflict FROM conflicts_of_interest x
              WHERE x.application_id = a.id AND x.account_id = p.id), false) AS "inConflict",
    EXISTS (SELECT FROM application_people m WHERE m.application_id = a.id AND m.account_id = p.id) AS among,
    (SELECT r.status FROM reviews r WHERE r.application_id = a.id AND r.reviewer_id = p.id) AS "reviewStatus"
  FROM applications a CROSS JOIN unnest($2::uuid[]) AS p (id) WHERE a.id = ANY($1::uuid[])`;
