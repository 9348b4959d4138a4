import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  asSystem,
  Clock,
  currentLocale,
  Files,
  Journal,
  notFound,
  type StoredFile,
  Transaction,
} from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { wrongProof } from '../identity.problems.js';
import { PanelistKeys } from '../panelist-keys/panelist-keys.service.js';
import { DataRepository, type Subject } from './data.repository.js';
import { ErasureService } from './erasure.service.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { type DataExport, type HeldDataResponse, toExport } from './privacy.dto.js';
import { wrongConfirmation } from './privacy.problems.js';

/** What a person may do with what is held about them: see it, take it away, have it forgotten. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly data: DataRepository,
    private readonly holds: LegalHoldsRepository,
    private readonly erasure: ErasureService,
    private readonly keys: PanelistKeys,
    private readonly files: Files,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async summary(actor: Actor): Promise<HeldDataResponse> {
    const held = await this.holds.standing('account', actor.accountId);
    const locale = currentLocale();
    const counts = await this.ofPerson(actor, (subject) => this.data.counts(subject));
    return {
      held,
      items: counts.map(({ table, count }) => ({ table: table.name, holds: table.holds[locale], count })),
    };
  }

  /** Everything at once, rows as they are stored; the reading itself is noted. */
  async export(actor: Actor): Promise<DataExport> {
    const rows = await this.ofPerson(actor, (subject) => this.data.rows(subject));
    await this.journal.note(actor, 'account.exported', { type: 'account', id: actor.accountId });
    return toExport(actor.accountId, rows, this.clock.now());
  }

  /** @throws 404 unless the person uploaded it. */
  async file(actor: Actor, id: string): Promise<{ file: StoredFile; content: Readable }> {
    if (!(await this.files.uploadedBy(id, actor.accountId))) throw notFound();
    return this.files.open(id);
  }

  /**
   * @throws 422 unless the person typed their own address, a panelist the code of their letter, a guest their name; 409 while the law or a
   * responsibility forbids it.
   */
  async erase(actor: Actor, confirmation: string, address: string): Promise<void> {
    if (actor.panelist) {
      if (!(await this.keys.isTheirs(actor.accountId, confirmation, address)))
        throw wrongProof('panelist_key');
    } else {
      const account = await this.accounts.find(actor.accountId);
      const theirs = actor.guest ? account?.displayName : account?.email;
      if (theirs?.toLowerCase() !== confirmation.trim().toLowerCase()) throw wrongConfirmation();
    }
    await this.erasure.erase(actor.accountId);
  }

  /** One moment of the database, all tables of it: the right comes from being the person, not from each table. */
  private async ofPerson<T>(actor: Actor, read: (subject: Subject) => Promise<T>): Promise<T> {
    return asSystem(() =>
      this.transaction.run(async () => {
        const subject = await this.data.subject(actor.accountId);
        if (!subject) throw notFound();
        return read(subject);
      }),
    );
  }
}
