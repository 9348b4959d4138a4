import { Injectable } from '@nestjs/common';
import { ActorDirectory } from '#identity';
import {
  type Actor,
  administratorsOnly,
  authorise,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  type Page,
  pageOf,
  Transaction,
  updateVersioned,
} from '#platform';
import { Organisation } from '../organisation.entity.js';
import { type VerificationEventType, verificationEvent } from '../organisation.events.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import type { OrganisationsToVerifyQuery, OrganisationUnderReview } from './verification.dto.js';
import { type VerificationAction, verificationMachine } from './verification.machine.js';
import { VerificationRepository } from './verification.repository.js';

/** Organisations as the administrators of the platform see and judge them. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly reviews: VerificationRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: OrganisationsToVerifyQuery): Promise<Page<OrganisationUnderReview>> {
    authorise(administratorsOnly(actor, null));
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const key = decodeCursor(query.cursor, 2);
    const rows = await this.reviews.list({
      status: query.status ?? null,
      words: query.q?.trim() || null,
      after: key ? { sortKey: String(key[0]), id: String(key[1]) } : null,
      limit: limit + 1,
    });
    const now = this.clock.now();
    return pageOf(
      rows,
      limit,
      (row) => [row.sortKey, row.id],
      ({ sortKey: _, verifiedAt, ...row }) => ({
        ...row,
        verificationRequestedAt: row.verificationRequestedAt?.toISOString() ?? null,
        actions: verificationMachine.actionsFor(actor, { ...row, verifiedAt }, now),
      }),
    );
  }

  verify(actor: Actor, id: string): Promise<void> {
    return this.move(actor, id, 'verify', 'organisation.verified');
  }

  refuse(actor: Actor, id: string, reason: string): Promise<void> {
    return this.move(actor, id, 'refuse', 'organisation.verification_refused', reason);
  }

  /** Its people keep reading, none writes on its behalf any more: see `RightsRepository`. */
  suspend(actor: Actor, id: string, reason: string): Promise<void> {
    return this.move(actor, id, 'suspend', 'organisation.suspended', reason);
  }

  reinstate(actor: Actor, id: string): Promise<void> {
    return this.move(actor, id, 'reinstate', 'organisation.reinstated');
  }

  /** Ask again after a refusal. */
  request(actor: Actor, id: string): Promise<void> {
    return this.move(actor, id, 'requestVerification', 'organisation.verification_requested');
  }

  private async move(
    actor: Actor,
    id: string,
    action: VerificationAction,
    event: VerificationEventType,
    reason: string | null = null,
  ): Promise<void> {
    await this.transaction.run(async () => {
      const organisation = await this.organisations.lock(id);
      verificationMachine.apply(organisation, action, actor, this.clock.now());
      organisation.statusReason = reason;
      await updateVersioned(this.transaction.manager, Organisation, organisation);
      await this.journal.record(actor, verificationEvent(event, organisation));
    });
    this.actors.forget();
  }
}
