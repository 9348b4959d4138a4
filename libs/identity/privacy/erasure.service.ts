import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { asSystem, Clock, ErasureLedger, Journal, PersonalData, Transaction } from '#platform';
import { ActorDirectory } from '../sessions/actor-directory.js';
import { DataRepository } from './data.repository.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { accountErased } from './privacy.events.js';
import { erasureHeld } from './privacy.problems.js';

/**
 * Forgets a person: what was theirs goes, what others still need stays without their name. The account remains as a
 * nameless row, so that threads keep their order and counts their figure.
 */
@Injectable()
export class ErasureService implements OnApplicationBootstrap {
  private readonly log = new Logger(ErasureService.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly data: DataRepository,
    private readonly register: PersonalData,
    private readonly holds: LegalHoldsRepository,
    private readonly ledger: ErasureLedger,
    private readonly journal: Journal,
    private readonly actors: ActorDirectory,
    private readonly clock: Clock,
  ) {}

  /** A database restored from before an erasure forgets again, before anyone is served. */
  async onApplicationBootstrap(): Promise<void> {
    const erased = await this.ledger.all();
    for (const { accountId } of erased) {
      if (await this.forget(accountId)) this.log.warn(`Erased again after a restoration: ${accountId}`);
    }
  }

  /** @throws 409 while the law forbids it, or what a lib refuses (the last owner of an organisation). */
  async erase(accountId: string): Promise<void> {
    if (await asSystem(() => this.holds.standing('account', accountId))) throw erasureHeld();
    const wanted = {
      ask: async () => {
        for (const bar of this.register.bars) await bar(accountId);
      },
      remember: () => this.ledger.add({ accountId, at: this.clock.now().toISOString() }),
    };
    await this.forget(accountId, wanted);
  }

  /** @returns false when there was nothing (any more) to forget. */
  private async forget(
    accountId: string,
    wanted?: { ask: () => Promise<void>; remember: () => Promise<void> },
  ): Promise<boolean> {
    const forgotten = await asSystem(() =>
      this.transaction.run(async () => {
        const subject = await this.data.subject(accountId);
        if (!subject) return false;
        await wanted?.ask();
        for (const step of this.register.steps) await step(accountId, this.clock.now());
        await this.data.forget(subject);
        await this.journal.record(null, accountErased(accountId));
        // Last before the commit: should that fail, the person is forgotten at the next start, as they asked.
        await wanted?.remember();
        return true;
      }),
    );
    this.actors.forget();
    return forgotten;
  }
}
