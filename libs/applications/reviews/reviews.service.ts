import { Injectable } from '@nestjs/common';
import type { Criterion } from '#calls';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  expectVersion,
  type Fault,
  Journal,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  staleVersion,
  Transaction,
} from '#platform';
import { applicationEvent } from '../application.events.js';
import { applicationPolicy, mustDeclare } from '../application.policy.js';
import { stateOf } from '../application.state.js';
import { ApplicationDoor } from '../application-door.js';
import type { WholeApplication } from '../applications.repository.js';
import { isUnderReview, reviewMachine } from './review.machine.js';
import {
  conflictDeclarationRequired,
  reviewAlreadySent,
  reviewClosed,
  scoresRefused,
} from './review.problems.js';
import type {
  ConflictRequest,
  MyReviewSummary,
  ReviewResponse,
  ReviewsResponse,
  SaveReviewRequest,
} from './reviews.dto.js';
import { type ReviewRow, ReviewsRepository } from './reviews.repository.js';
import { marksOf, type Score } from './scoring.rules.js';

/** Reading and scoring, each reviewer on their own. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: ApplicationDoor,
    private readonly reviews: ReviewsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor, query: PageQuery): Promise<Page<MyReviewSummary>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.reviews.mine(actor, after === null ? null : String(after), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.reviewId],
      ({ reviewId, declared, decisionBy, assignedAt, sentAt, applicationStatus: _, ...row }) => ({
        ...row,
        id: reviewId,
        decisionBy: decisionBy?.toISOString() ?? null,
        declarationRequired: declared === null,
        assignedAt: assignedAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      }),
    );
  }

  /** Says whether one has a tie with the applicant. In conflict, one becomes a stranger to the dossier, score included. */
  async declare(actor: Actor, id: string, { inConflict, reason = '' }: ConflictRequest): Promise<void> {
    await this.transaction.run(async () => {
      const now = this.clock.now();
      const application = await this.door.hold(actor, id);
      applicationPolicy.authorise(actor, 'declareConflict', application);
      await this.reviews.declare(id, actor.accountId, inConflict, reason, now);
      const own = inConflict ? await this.reviews.find(id, actor.accountId) : undefined;
      if (own) {
        reviewMachine.apply(toSubject(own, application), 'recuse', actor, now);
        await this.reviews.recuse(own.id);
      }
      const { accountId } = actor;
      await this.journal.record(
        actor,
        applicationEvent('application.conflict_declared', application, { accountId, inConflict }),
      );
    });
  }

  async myReview(actor: Actor, id: string): Promise<ReviewResponse> {
    const application = await this.door.open(actor, id);
    return toReview(actor, await this.own(actor, application), application);
  }

  /** Keeps scores and opinion as they are typed; the grid may be incomplete until it is sent. */
  async save(actor: Actor, id: string, version: number, request: SaveReviewRequest): Promise<ReviewResponse> {
    const application = await this.door.open(actor, id);
    const review = await this.own(actor, application);
    if (review.status === 'sent') throw reviewAlreadySent();
    if (!isUnderReview(stateOf(application))) throw reviewClosed();
    expectVersion(review, version);
    refuseMisfits(application.call.criteria, request.scores);
    const written = await this.reviews.write(review.id, version, request.scores, request.opinion);
    if (written === undefined) throw staleVersion();
    return toReview(actor, { ...review, ...request, version: written }, application);
  }

  /** @throws 422 naming the criteria that lack a score, 409 once sent or once decisions are released. */
  async send(actor: Actor, id: string, version: number): Promise<ReviewResponse> {
    return this.transaction.run(async () => {
      const now = this.clock.now();
      const application = await this.door.hold(actor, id);
      const review = await this.own(actor, application);
      expectVersion(review, version);
      reviewMachine.apply(toSubject(review, application), 'send', actor, now);
      await this.reviews.send(review.id, now);
      const sent = application.reviewers.filter((reviewer) => reviewer.status === 'sent').length + 1;
      await this.journal.record(
        actor,
        applicationEvent('application.review_sent', application, {
          reviewerId: actor.accountId,
          sent,
          assigned: application.reviewers.length,
        }),
      );
      const closed = { ...review, status: 'sent' as const, sentAt: now, version: version + 1 };
      return toReview(actor, closed, application);
    });
  }

  /** Reviews sent. Drafts are shown to nobody but their author. */
  async ofApplication(actor: Actor, id: string): Promise<ReviewsResponse> {
    const application = await this.door.open(actor, id);
    if (mustDeclare(actor, application)) throw declarationAwaited(application);
    applicationPolicy.authorise(actor, 'seeReviews', application);
    const reviews = await this.reviews.ofApplication(id);
    const sent = reviews.filter((review) => review.status === 'sent');
    const { mean, spread, outOf, byCriterion } = marksOf(application.call.criteria, sent);
    return {
      items: sent.map((review) => toReview(actor, review, application)),
      awaited: application.reviewers.filter((reviewer) => reviewer.status === 'assigned'),
      mean,
      spread,
      outOf,
      byCriterion,
    };
  }

  /** @throws 404 to whom the dossier was not given, 403 before the declaration of interests. */
  private async own(actor: Actor, application: WholeApplication): Promise<ReviewRow> {
    applicationPolicy.authorise(actor, 'review', application);
    if (mustDeclare(actor, application)) throw declarationAwaited(application);
    const review = await this.reviews.find(application.id, actor.accountId);
    if (!review) throw notFound();
    return review;
  }
}

export const declarationAwaited = ({ applicantName, call }: WholeApplication) =>
  conflictDeclarationRequired({ applicantName, callTitle: call.title });

const toSubject = (review: ReviewRow, application: WholeApplication) => ({
  status: review.status,
  reviewerId: review.reviewerId,
  scores: review.scores,
  criteria: application.call.criteria,
  applicationState: stateOf(application),
});

function toReview(actor: Actor, review: ReviewRow, application: WholeApplication): ReviewResponse {
  const marks = marksOf(application.call.criteria, [review]);
  const isWritable =
    review.status === 'assigned' &&
    review.reviewerId === actor.accountId &&
    isUnderReview(stateOf(application));
  return {
    id: review.id,
    reviewerId: review.reviewerId,
    displayName: review.displayName,
    status: review.status,
    scores: review.scores,
    opinion: review.opinion,
    total: marks.byReview[0]?.total ?? null,
    outOf: marks.outOf,
    sentAt: review.sentAt?.toISOString() ?? null,
    version: review.version,
    actions: isWritable ? ['edit', 'send'] : [],
  };
}

/** Unknown criteria, criteria scored twice, scores off the scale: every fault at once. */
function refuseMisfits(criteria: readonly Criterion[], scores: readonly Score[]): void {
  const seen = new Set<string>();
  const faults: Fault[] = scores.flatMap(({ criterionId, value }, i) => {
    const criterion = criteria.find((candidate) => candidate.id === criterionId);
    if (!criterion || seen.has(criterionId))
      return [
        {
          pointer: `/scores/${i}/criterionId`,
          detail: criterion
            ? { fr: 'Critère noté deux fois.', en: 'Criterion scored twice.' }
            : { fr: 'Critère inconnu de la grille.', en: 'Criterion unknown to the grid.' },
        },
      ];
    seen.add(criterionId);
    if (value === null || (value >= 0 && value <= criterion.scaleMax)) return [];
    return [
      {
        pointer: `/scores/${i}/value`,
        detail: { fr: `De 0 à ${criterion.scaleMax}.`, en: `From 0 to ${criterion.scaleMax}.` },
      },
    ];
  });
  if (faults.length) throw scoresRefused(faults);
}
