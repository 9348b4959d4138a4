import { Injectable } from '@nestjs/common';
import {
  type Actor,
  asSystem,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  notFound,
  type Page,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { type HoldSubject, LegalHoldsRepository } from '../privacy/legal-holds.repository.js';
import { holdLifted, holdPlaced } from '../privacy/privacy.events.js';
import { holdStands } from '../privacy/privacy.problems.js';
import { mayAdminister, mayKnowOf } from './administration.policy.js';
import { unknownSubject } from './administration.problems.js';
import { LegalHold, type PlaceHoldRequest } from './holds.dto.js';

type Exists = (id: string) => Promise<boolean>;

/** What the law forbids to delete: placed with its reason, lifted when the reason is gone. */
@Injectable()
export class HoldsService {
  private readonly known = new Map<HoldSubject, Exists>();

  constructor(
    private readonly transaction: Transaction,
    private readonly holds: LegalHoldsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
    accounts: AccountsRepository,
  ) {
    this.registerHoldSubject('account', async (id) => {
      const account = await accounts.find(id);
      return account !== null && account.erasedAt === null;
    });
  }

  /** Each lib says whether one of its own exists: a hold on nothing would protect nothing, and nobody would know. */
  registerHoldSubject(type: HoldSubject, exists: Exists): void {
    this.known.set(type, exists);
  }

  async list(actor: Actor, query: PageQuery): Promise<Page<LegalHold>> {
    mayAdminister(actor);
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.holds.list(before ? String(before) : undefined, limit + 1);
    return pageOf(rows, limit, (row) => [row.id], LegalHold.from);
  }

  /** @throws 422 when nothing has this id, 409 when one stands already. */
  async place(actor: Actor, { subjectType, subjectId, reason }: PlaceHoldRequest): Promise<LegalHold> {
    mayAdminister(actor);
    const exists = this.known.get(subjectType);
    if (!exists || !(await asSystem(() => exists(subjectId)))) throw unknownSubject();
    const now = this.clock.now();
    return this.transaction.run(async () => {
      const id = await this.holds.place(subjectType, subjectId, reason, actor.accountId, now);
      if (!id) throw holdStands();
      await this.journal.record(actor, holdPlaced(id, { subjectType, subjectId }));
      const placed = await this.holds.find(id);
      if (!placed) throw notFound();
      return LegalHold.from(placed);
    });
  }

  async lift(actor: Actor, id: string): Promise<void> {
    mayKnowOf(actor);
    await this.transaction.run(async () => {
      const lifted = await this.holds.lift(id, actor.accountId, this.clock.now());
      if (!lifted) throw notFound();
      await this.journal.record(actor, holdLifted(id, lifted));
    });
  }
}
