import { Injectable } from '@nestjs/common';
import { CallsService, type CallView, callPolicy } from '#calls';
import { type Actor, Clock, Journal, notFound, staleVersion, Transaction } from '#platform';
import { type ApplicationEvent, applicationEvent } from '../application.events.js';
import { applicationMachine, refuseUnlessDecidable } from '../application.machine.js';
import { applicationPolicy, isApplicant } from '../application.policy.js';
import { AFTER_CLOSING, stateOf } from '../application.state.js';
import type { Outcome } from '../application.types.js';
import { ApplicationDoor } from '../application-door.js';
import { ApplicationsRepository, type WholeApplication } from '../applications.repository.js';
import { ReviewsRepository } from '../reviews/reviews.repository.js';
import { marksOf } from '../reviews/scoring.rules.js';
import {
  decisionInvalid,
  decisionReleased,
  decisionsMissing,
  envelopeExceeded,
} from './decision.problems.js';
import { decisionFaults, promises } from './decision.rules.js';
import type { DecideRequest, DecisionResponse, ReleasedResponse } from './decisions.dto.js';
import { type DecisionRow, DecisionsRepository, type ReleaseRow } from './decisions.repository.js';

const ACTION_OF = {
  accepted: 'accept',
  waitlisted: 'waitlist',
  declined: 'decline',
} as const satisfies Record<Outcome, string>;

/** Decisions are held one by one, then announced all together. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly applications: ApplicationsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly calls: CallsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds a decision: it can change until it is announced.
   * @throws 422 without its reasons, beyond what was asked, or beyond what the envelope still holds (with figures).
   */
  async hold(actor: Actor, id: string, read: number, request: DecideRequest): Promise<DecisionResponse> {
    return this.transaction.run(async () => {
      const application = await this.holdForDecision(actor, id);
      applicationPolicy.authorise(actor, 'decide', application);
      const known = await this.decisions.find(id);
      if (known?.releasedAt) throw decisionReleased();
      refuseUnlessDecidable(application);
      const faults = decisionFaults(request, application.call, application.requestedCents);
      if (faults.length) throw decisionInvalid(faults);
      if (request.outcome === 'accepted')
        await this.refuseBeyondEnvelope(application, request.amountCents ?? 0);
      const now = this.clock.now();
      const version = await this.decisions.write(
        { applicationId: id, ...request },
        read,
        actor.accountId,
        now,
      );
      if (version === undefined) throw staleVersion(known?.version ?? 0);
      const { outcome, amountCents } = request;
      await this.journal.record(
        actor,
        applicationEvent('application.decision_held', application, { outcome, amountCents }),
      );
      return this.present(actor, application);
    });
  }

  /** The announced decision, for the applicants; the held one, for those who decide. */
  async read(actor: Actor, id: string): Promise<DecisionResponse> {
    return this.present(actor, await this.door.open(actor, id));
  }

  /**
   * Announces every decision of a call at once: transitions, events, and the call itself.
   * @throws 422 naming those that still lack a decision. An idea box announces what is ready and stays open.
   */
  async release(actor: Actor, callId: string): Promise<ReleasedResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const call = await this.calls.view(actor, callId);
      callPolicy.authorise(actor, 'manageTeam', call);
      await this.decisions.lockCall(callId);
      const memberships = actor.memberships.map((membership) => membership.organisationId);
      const running = await this.decisions.lockRunning(callId, actor.accountId, memberships, isClosed(call));
      const ready = running.filter((row) => row.outcome !== null);
      if (call.kind !== 'ideas') refuseIfUndecided(running);
      const moved = ready.map((row) => moveByDecision(actor, row, call, now));
      await this.decisions.release(moved, now);
      await this.journal.recordAll(
        actor,
        moved.map((row) => releasedEvent(row, call)),
      );
      if (call.kind !== 'ideas') await this.calls.decide(actor, callId);
      return { ...tally(ready), releasedAt: now.toISOString() };
    });
  }

  /** A place frees: someone moves up from the waiting list, within the envelope. */
  async promote(
    actor: Actor,
    id: string,
    version: number,
    amountCents: number | null,
  ): Promise<DecisionResponse> {
    return this.transaction.run(async () => {
      const application = await this.holdForDecision(actor, id, version);
      applicationPolicy.authorise(actor, 'decide', application);
      const accepted = { outcome: 'accepted' as const, amountCents, reasons: [] };
      const faults = decisionFaults(accepted, application.call, application.requestedCents);
      if (faults.length) throw decisionInvalid(faults);
      await this.refuseBeyondEnvelope(application, amountCents ?? 0);
      const event = applicationEvent('application.promoted', application, { amountCents });
      await this.door.move(actor, application, 'promote', event);
      await this.decisions.promote(id, amountCents);
      return this.present(actor, application);
    });
  }

  /** The call's decisions first, then the application, then the call: one order, no deadlock. */
  private async holdForDecision(actor: Actor, id: string, version?: number): Promise<WholeApplication> {
    const { callId } = await this.applications.load(id);
    await this.decisions.lockCall(callId);
    return this.door.hold(actor, id, version);
  }

  private async refuseBeyondEnvelope({ id, call }: WholeApplication, amountCents: number): Promise<void> {
    const { envelopeCents } = call.money;
    if (envelopeCents === null) return;
    const committed = await this.decisions.committed(call.id, id);
    if (committed + amountCents > envelopeCents)
      throw envelopeExceeded(envelopeCents, committed, amountCents);
  }

  private async present(actor: Actor, application: WholeApplication): Promise<DecisionResponse> {
    const decision = await this.decisions.find(application.id);
    const decides = applicationPolicy.allows(actor, 'decide', application);
    if (!decision || !(decides || (isApplicant(actor, application) && decision.releasedAt))) throw notFound();
    const { pact, criteria } = application.call;
    const showsMarks = decides || promises(pact, 'scores_shared');
    const sent = showsMarks ? await this.reviews.ofApplication(application.id) : [];
    const marks = marksOf(
      criteria,
      sent.filter((review) => review.status === 'sent'),
    );
    const { mean, outOf, byCriterion } = marks;
    return toDecision(decision, application, decides, showsMarks ? { mean, outOf, byCriterion } : null);
  }
}

const isClosed = (call: CallView): boolean => (AFTER_CLOSING as readonly string[]).includes(call.phase);

function refuseIfUndecided(running: readonly ReleaseRow[]): void {
  const undecided = running.filter((row) => row.outcome === null);
  if (undecided.length === 0) return;
  const named = undecided
    .filter((row) => !row.hidden)
    .map(({ id, title, applicantName }) => ({ applicationId: id, title, applicantName }));
  throw decisionsMissing(named, undecided.length - named.length);
}

/** The machine moves each one in memory; one statement writes them all. */
function moveByDecision(actor: Actor, row: ReleaseRow, call: CallView, now: Date): ReleaseRow {
  const subject = {
    ...row,
    call,
    complement: null,
    findings: [],
    waivers: [],
    people: [],
    reviewers: [],
    declarations: [],
  };
  applicationMachine.apply(subject, ACTION_OF[row.outcome as Outcome], actor, now);
  return { ...row, status: subject.status };
}

const releasedEvent = (row: ReleaseRow, call: CallView): ApplicationEvent =>
  applicationEvent(
    'application.decision_released',
    { ...row, call },
    { outcome: row.outcome as Outcome, amountCents: row.amountCents },
  );

const tally = (rows: readonly ReleaseRow[]): Record<Outcome, number> => {
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  return { accepted: count('accepted'), waitlisted: count('waitlisted'), declined: count('declined') };
};

function toDecision(
  decision: DecisionRow,
  application: WholeApplication,
  decides: boolean,
  marks: DecisionResponse['marks'],
): DecisionResponse {
  const names = new Map(application.call.criteria.map((criterion) => [criterion.id, criterion.name]));
  const state = stateOf(application);
  return {
    applicationId: application.id,
    outcome: decision.outcome,
    amountCents: decision.amountCents,
    reasons: decision.reasons.map((reason) => ({
      ...reason,
      criterionName: reason.criterionId === null ? null : (names.get(reason.criterionId) ?? null),
    })),
    message: decision.message,
    decidedAt: decision.decidedAt.toISOString(),
    releasedAt: decision.releasedAt?.toISOString() ?? null,
    marks,
    version: decision.version,
    actions: !decides
      ? []
      : decision.releasedAt === null
        ? ['edit']
        : state === 'waitlisted'
          ? ['promote']
          : [],
  };
}
