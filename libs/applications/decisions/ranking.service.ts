import { Injectable } from '@nestjs/common';
import { CallsService, type CallView, callPolicy } from '#calls';
import { type Actor, authorise, Clock } from '#platform';
import { juryRoom, mustDeclare } from '../application.policy.js';
import { AFTER_CLOSING } from '../application.state.js';
import { subjectOf, visibleMarks } from '../lists.presenter.js';
import { ListsRepository, type TableRow } from '../lists.repository.js';
import { type Mark, outOfOf } from '../reviews/scoring.rules.js';
import { actionsOn } from '../workspace.presenter.js';
import type { RankedApplication, RankingResponse } from './decisions.dto.js';
import { DecisionsRepository } from './decisions.repository.js';

/** A jury looks at a whole call at once; beyond this it would be no deliberation. */
const RANKED_AT_MOST = 1000;

/** The jury room: applications by mean, with spread, and what the envelope still holds. */
@Injectable()
export class RankingService {
  constructor(
    private readonly calls: CallsService,
    private readonly lists: ListsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, callId: string): Promise<RankingResponse> {
    const now = this.clock.now();
    const call = await this.calls.view(actor, callId);
    authorise(juryRoom(actor, call));
    const closed = (AFTER_CLOSING as readonly string[]).includes(call.phase);
    const rows = await this.lists.rankingOf(actor, call, closed, RANKED_AT_MOST);
    const committedCents = await this.decisions.committed(callId, null);
    return {
      callId,
      outOf: outOfOf(call.criteria),
      envelopeCents: call.money.envelopeCents,
      committedCents,
      undecided: rows.filter((row) => row.decision === null).length,
      items: ranked(
        rows.map((row) => toRanked(actor, row, call, now)),
        call.money.envelopeCents,
      ),
      actions: mayRelease(actor, call) ? ['release'] : [],
    };
  }
}

const mayRelease = (actor: Actor, call: CallView): boolean =>
  callPolicy.allows(actor, 'manageTeam', call) &&
  (call.phase === 'deliberating' || (call.kind === 'ideas' && call.phase === 'open'));

type Unranked = Omit<RankedApplication, 'rank' | 'cumulatedCents' | 'withinEnvelope'>;

function toRanked(actor: Actor, row: TableRow, call: CallView, now: Date): Unranked {
  const subject = subjectOf(actor, row, call);
  const marks = mustDeclare(actor, subject) ? null : visibleMarks(actor, row, subject, call.criteria);
  const sent = row.reviews.filter((review) => review.status === 'sent').length;
  return {
    id: row.id,
    title: row.title,
    applicantName: row.applicantName,
    status: row.status,
    mean: marks?.mean ?? null,
    spread: marks?.spread ?? null,
    totals: totalsOf(marks?.byReview ?? []),
    byCriterion: marks?.byCriterion ?? [],
    reviewsSent: sent,
    reviewsAwaited: row.reviews.length - sent,
    requestedCents: row.requestedCents,
    decision: row.decision && {
      outcome: row.decision.outcome,
      amountCents: row.decision.amountCents,
      released: row.decision.releasedAt !== null,
    },
    actions: actionsOn(actor, subject, now),
  };
}

const totalsOf = (marks: readonly Mark[]): number[] =>
  marks
    .map(({ total }) => total)
    .filter((total) => total !== null)
    .sort((a, b) => a - b);

/** Best mean first; equals share their rank; what is not scored comes last. */
function ranked(items: Unranked[], envelopeCents: number | null): RankedApplication[] {
  const sorted = [...items].sort(
    (a, b) => (b.mean ?? -1) - (a.mean ?? -1) || a.title.localeCompare(b.title, 'fr'),
  );
  let cumulatedCents = 0;
  return sorted.map((item) => {
    cumulatedCents += weightOf(item);
    const better = sorted.filter((other) => (other.mean ?? -1) > (item.mean ?? -1)).length;
    return {
      ...item,
      rank: item.mean === null ? null : better + 1,
      cumulatedCents,
      withinEnvelope: envelopeCents === null || cumulatedCents <= envelopeCents,
    };
  });
}

/** What an application takes from the envelope: what is held, or what it asks while nothing is. */
function weightOf({ decision, requestedCents }: Unranked): number {
  if (decision === null) return requestedCents ?? 0;
  return decision.outcome === 'accepted' ? (decision.amountCents ?? 0) : 0;
}
