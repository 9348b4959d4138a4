import { Injectable } from '@nestjs/common';
import type { CallView } from '#calls';
import { RightsRepository } from '#organisations';
import { type Actor, insertEntity, notFound, Transaction, updateVersioned } from '#platform';
import { Application } from './application.entity.js';
import type { ApplicationSubject, Person } from './application.types.js';
import { GLASS } from './break-glass/glass.js';

export interface ApplicantSummary {
  id: string;
  name: string;
  slug: string;
}

interface Around {
  people: Person[];
  reviewers: (ApplicationSubject['reviewers'][number] & { displayName: string })[];
  declarations: ApplicationSubject['declarations'];
  glass: NonNullable<ApplicationSubject['glass']>;
  organisation: ApplicantSummary | null;
}

/** An application with its people, its reviewers and its call. */
export type WholeApplication = Application & Around & { call: CallView; applicantName: string };

export type Surrounded = Omit<WholeApplication, 'call'>;

@Injectable()
export class ApplicationsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly rights: RightsRepository,
  ) {}

  /** @throws 404 when there is no such application. */
  async load(id: string, lock: 'none' | 'update' = 'none'): Promise<Surrounded> {
    const application = await this.transaction.manager.findOne(Application, {
      where: { id },
      ...(lock === 'update' && { lock: { mode: 'pessimistic_write' as const } }),
    });
    if (!application) throw notFound();
    const [around] = await this.transaction.query<Around>(AROUND, [id]);
    const { people, reviewers, declarations, glass, organisation } = around as Around;
    const applicantName = organisation?.name ?? people.map((person) => person.displayName).join(', ');
    const surroundings = { people, reviewers, declarations, glass, organisation, applicantName };
    return Object.assign(application, surroundings);
  }

  exists(id: string): Promise<boolean> {
    return this.transaction.manager.existsBy(Application, { id });
  }

  /** @returns the organisation's living application to this call where there is one: nothing is inserted then. */
  async insertUnlessLiving(application: Application): Promise<string | null> {
    if (application.organisationId) {
      const living = await this.living(application.callId, application.organisationId);
      if (living) return living;
    }
    await insertEntity(this.transaction.manager, Application, application);
    await this.transaction.query(
      "INSERT INTO application_people (application_id, account_id, role) VALUES ($1, $2, 'bearer')",
      [application.id, application.createdBy],
    );
    return null;
  }

  /** Two first times at once: the second waits for the first, then finds its application. */
  private async living(callId: string, organisationId: string): Promise<string | null> {
    await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `application:${callId}:${organisationId}`,
    ]);
    const [row] = await this.transaction.query<{ id: string }>(
      "SELECT id FROM applications WHERE call_id = $1 AND organisation_id = $2 AND status <> 'withdrawn'",
      [callId, organisationId],
    );
    return row?.id ?? null;
  }

  async save(application: Application, now: Date): Promise<void> {
    application.updatedAt = now;
    await updateVersioned(this.transaction.manager, Application, application);
  }

  /** Those of these people who belong to the applicant's organisation, in whatever way. */
  async membersAmong(organisationId: string | null, accountIds: readonly string[]): Promise<string[]> {
    if (organisationId === null) return [];
    const standings = await this.rights.rolesOf(accountIds);
    return accountIds.filter((accountId) =>
      standings.get(accountId)?.some((standing) => standing.organisationId === organisationId),
    );
  }

  /** The actor's own application to a call, the liveliest first. */
  async ownTo(actor: Actor, callId: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ id: string }>(
      `SELECT a.id FROM applications a
       WHERE a.call_id = $1 AND (a.organisation_id = ANY($2) OR EXISTS (
         SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = $3))
       ORDER BY a.status = 'withdrawn', a.id DESC LIMIT 1`,
      [callId, actor.memberships.map((membership) => membership.organisationId), actor.accountId],
    );
    return row?.id ?? null;
  }

  /** Which call answers the questions of its threads, and whose name those questions would tell. */
  async answerPlace(id: string): Promise<{ callId: string; organisationIds: string[] } | null> {
    const [row] = await this.transaction.query<{ callId: string; organisationId: string | null }>(
      'SELECT call_id AS "callId", organisation_id AS "organisationId" FROM applications WHERE id = $1',
      [id],
    );
    return row
      ? { callId: row.callId, organisationIds: row.organisationId ? [row.organisationId] : [] }
      : null;
  }
}

const AROUND = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('accountId', p.account_id, 'displayName', c.display_name, 'role', p.role) ORDER BY p.role, c.display_name), '[]')
     FROM application_people p JOIN accounts c ON c.id = p.account_id WHERE p.application_id = $1) AS people,
    (SELECT coalesce(json_agg(json_build_object('accountId', r.reviewer_id, 'displayName', c.display_name, 'status', r.status) ORDER BY c.display_name), '[]')
     FROM reviews r JOIN accounts c ON c.id = r.reviewer_id WHERE r.application_id = $1 AND r.status <> 'recused') AS reviewers,
    (SELECT coalesce(json_agg(json_build_object('accountId', d.account_id, 'inConflict', d.in_conflict)), '[]')
     FROM conflicts_of_interest d WHERE d.application_id = $1) AS declarations,
    ${GLASS('$1')} AS glass,
    (SELECT json_build_object('id', o.id, 'name', o.name, 'slug', o.slug)
     FROM applications a JOIN organisations o ON o.id = a.organisation_id WHERE a.id = $1) AS organisation`;
