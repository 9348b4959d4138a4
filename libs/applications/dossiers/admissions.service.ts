import { Injectable } from '@nestjs/common';
import { CallsService, type CallView, callPolicy, hasFunction } from '#calls';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  type Fault,
  Journal,
  pageOf,
  Transaction,
} from '#platform';
import { applicationEvent } from '../application.events.js';
import type { ApplicationAction } from '../application.machine.js';
import { applicationPolicy } from '../application.policy.js';
import { dueDatePassed, ruleCannotBeWaived } from '../application.problems.js';
import { AFTER_CLOSING, stateOf } from '../application.state.js';
import { ApplicationDoor } from '../application-door.js';
import { ApplicationsRepository, type WholeApplication } from '../applications.repository.js';
import { toRow } from '../lists.presenter.js';
import { ListsRepository } from '../lists.repository.js';
import { reviewersRefused } from '../reviews/review.problems.js';
import type {
  ApplicationStateResponse,
  ApplicationTablePage,
  ComplementRequest,
  TableQuery,
} from '../reviews/reviews.dto.js';
import { ReviewsRepository } from '../reviews/reviews.repository.js';
import { actionsOn } from '../workspace.presenter.js';
import { ComplementActs } from './complement-acts.js';

/** From submitted to under review: the institution's own work on admission. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly applications: ApplicationsRepository,
    private readonly lists: ListsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly calls: CallsService,
    private readonly complements: ComplementActs,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A call's applications, for its team; a reviewer gets those given to them. */
  async table(actor: Actor, callId: string, query: TableQuery): Promise<ApplicationTablePage> {
    const call = await this.calls.view(actor, callId);
    const wholeTable = callPolicy.allows(actor, 'seeApplications', call);
    if (!wholeTable && !hasFunction(actor, call, ['reviewer']))
      callPolicy.authorise(actor, 'seeApplications', call);
    const after = decodeCursor(query.cursor, 2);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.lists.ofCall(actor, call, {
      statuses: query.status ?? null,
      words: query.q?.trim() || null,
      sort: query.sort ?? 'recent',
      after: after ? { sortKey: String(after[0]), id: String(after[1]) } : null,
      limit: limit + 1,
      wholeTable,
      closed: isClosed(call),
    });
    const now = this.clock.now();
    const page = pageOf(
      rows,
      limit,
      (row) => [row.sortKey, row.id],
      (row) => toRow(actor, row, call, now),
    );
    return { ...page, sealedUntil: isClosed(call) ? null : (call.closesAt?.toISOString() ?? null) };
  }

  admit(actor: Actor, id: string, version: number): Promise<ApplicationStateResponse> {
    return this.move(actor, id, version, 'admit', (application) =>
      applicationEvent('application.admitted', application),
    );
  }

  refuseAdmission(
    actor: Actor,
    id: string,
    version: number,
    reason: string,
  ): Promise<ApplicationStateResponse> {
    return this.move(actor, id, version, 'refuseAdmission', (application) => {
      application.inadmissibleReason = reason;
      return applicationEvent('application.admission_refused', application, { reason });
    });
  }

  /** Of itself, or out of a message of the application's threads, which then shows what became of it. */
  async requestComplement(
    actor: Actor,
    id: string,
    version: number,
    { message, dueAt: wanted, from }: ComplementRequest,
  ): Promise<ApplicationStateResponse> {
    const now = this.clock.now();
    const due = new Date(wanted);
    if (due <= now) throw dueDatePassed();
    const dueAt = due.toISOString();
    if (from) await this.complements.open(actor, id, from);
    return this.transaction.run(async () => {
      const state = await this.move(actor, id, version, 'requestComplement', (application) => {
        application.complement = { message, askedAt: now.toISOString(), dueAt };
        return applicationEvent('application.complement_requested', application, { message, dueAt });
      });
      if (from) await this.complements.bind(actor, id, from);
      return state;
    });
  }

  shortlist(actor: Actor, id: string, version: number): Promise<ApplicationStateResponse> {
    return this.move(actor, id, version, 'shortlist', (application) =>
      applicationEvent('application.shortlisted', application),
    );
  }

  /** Lifts a condition by hand, with the reason the applicant will read. */
  async waive(
    actor: Actor,
    id: string,
    version: number,
    ruleId: string,
    reason: string,
  ): Promise<ApplicationStateResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'instruct', application);
      const rule = application.call.eligibility.find((candidate) => candidate.id === ruleId);
      if (!rule?.waivable) throw ruleCannotBeWaived();
      application.waivers = [
        ...application.waivers.filter((waiver) => waiver.ruleId !== ruleId),
        { ruleId, reason, by: actor.accountId, at: now.toISOString() },
      ];
      await this.applications.save(application, now);
      await this.journal.record(
        actor,
        applicationEvent('application.bar_lifted', application, { ruleId, reason }),
      );
      return this.present(actor, application);
    });
  }

  /** Gives the dossier to these people. Reviews already sent stay. */
  async assignReviewers(
    actor: Actor,
    id: string,
    version: number,
    accountIds: readonly string[],
  ): Promise<ApplicationStateResponse> {
    return this.transaction.run(async () => {
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'instruct', application);
      const kin = await this.applications.membersAmong(application.organisationId, accountIds);
      refuseStrangers(application, accountIds, kin);
      const { added, removed } = await this.reviews.assign(id, accountIds, this.clock.now());
      const event = applicationEvent('application.reviewers_assigned', application, { added, removed });
      await this.door.move(actor, application, 'assignReviewers', event);
      const { reviewers } = await this.applications.load(id);
      return this.present(actor, Object.assign(application, { reviewers }));
    });
  }

  private async move(
    actor: Actor,
    id: string,
    version: number,
    action: ApplicationAction,
    tell: (application: WholeApplication) => ReturnType<typeof applicationEvent>,
  ): Promise<ApplicationStateResponse> {
    return this.transaction.run(async () => {
      const application = await this.door.hold(actor, id, version);
      applicationPolicy.authorise(actor, 'instruct', application);
      await this.door.move(actor, application, action, tell(application));
      return this.present(actor, application);
    });
  }

  private present(actor: Actor, application: WholeApplication): ApplicationStateResponse {
    return {
      id: application.id,
      status: stateOf(application),
      reviewers: application.reviewers.map(({ accountId, displayName, status }) => ({
        accountId,
        displayName,
        status,
      })),
      version: application.version,
      actions: actionsOn(actor, application, this.clock.now()),
    };
  }
}

const isClosed = (call: CallView): boolean => (AFTER_CLOSING as readonly string[]).includes(call.phase);

/** Reviewers come from the call's team and have no tie with the applicant. */
function refuseStrangers(
  application: WholeApplication,
  accountIds: readonly string[],
  membersOfApplicant: readonly string[],
): void {
  const team = new Set(
    application.call.team.filter((place) => place.function !== 'observer').map((place) => place.accountId),
  );
  const inConflict = new Set([
    ...application.declarations.filter((declared) => declared.inConflict).map((d) => d.accountId),
    ...application.people.map((person) => person.accountId),
    ...membersOfApplicant,
  ]);
  const faults: Fault[] = accountIds.flatMap((accountId, i) => {
    const pointer = `/accountIds/${i}`;
    if (!team.has(accountId))
      return [
        { pointer, detail: { fr: 'N’est pas dans l’équipe de l’appel.', en: 'Not on the call’s team.' } },
      ];
    if (inConflict.has(accountId))
      return [{ pointer, detail: { fr: 'En conflit d’intérêts.', en: 'In conflict of interest.' } }];
    return [];
  });
  if (faults.length) throw reviewersRefused(faults);
}
