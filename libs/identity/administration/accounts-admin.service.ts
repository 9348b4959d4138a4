import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  ENV,
  type Env,
  Journal,
  notFound,
  type Page,
  type PageQuery,
  PersonalData,
  pageOf,
  Transaction,
} from '#platform';
import { ActorDirectory } from '../sessions/actor-directory.js';
import type { DeviceResponse } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { type AccountAction, type AccountsQuery, AdministeredAccount } from './accounts-admin.dto.js';
import { AccountsAdminRepository, type AdministeredRow } from './accounts-admin.repository.js';
import { accountEvent } from './administration.events.js';
import { mayAdminister, mayKnowOf } from './administration.policy.js';
import { lastAdministrator, notNow } from './administration.problems.js';

/** Accounts of the platform: found, shut out and let in again, given the keys. Content is out of reach from here. */
@Injectable()
export class AccountsAdminService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsAdminRepository,
    private readonly sessions: SessionsService,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    data: PersonalData,
  ) {
    data.mayRefuseErasure((accountId) => this.refuseLastAdministrator(accountId));
  }

  async search(actor: Actor, query: AccountsQuery): Promise<Page<AdministeredAccount>> {
    mayAdminister(actor);
    const [displayName, id] = decodeCursor(query.cursor, 2) ?? [];
    const after = id ? { displayName: String(displayName), id: String(id) } : null;
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const search = { words: query.q?.trim() ?? '', state: query.state, after };
    const rows = await this.accounts.search(search, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.displayName, row.id],
      (row) => this.present(actor, row),
    );
  }

  async read(actor: Actor, id: string): Promise<AdministeredAccount> {
    mayKnowOf(actor);
    return this.present(actor, await this.known(id));
  }

  /** Out at once, everywhere; the person is told why by mail. */
  suspend(actor: Actor, id: string, reason: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'suspend', async () => {
      await this.accounts.suspend(id, reason, this.clock.now());
      await this.sessions.endOthers(id, null);
      await this.journal.record(actor, accountEvent('account.suspended', id));
    });
  }

  lift(actor: Actor, id: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'lift', async () => {
      await this.accounts.lift(id);
      await this.journal.record(actor, accountEvent('account.suspension_lifted', id));
    });
  }

  endSessions(actor: Actor, id: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'endSessions', async () => {
      await this.sessions.endOthers(id, null);
      await this.journal.record(actor, accountEvent('account.sessions_ended', id));
    });
  }

  /** Its devices, as their person sees them. */
  async sessionsOf(
    actor: Actor,
    id: string,
    currentId: string | undefined,
    query: PageQuery,
  ): Promise<Page<DeviceResponse>> {
    mayKnowOf(actor);
    const mayEnd = this.actionsOn(actor, await this.known(id)).includes('endSessions');
    const page = await this.sessions.list({ accountId: id }, currentId, query);
    return { ...page, items: page.items.map((device) => ({ ...device, actions: mayEnd ? ['end'] : [] })) };
  }

  /** @throws 404 when it is not one of theirs, or ended already. */
  endSession(actor: Actor, id: string, sessionId: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'endSessions', async () => {
      await this.sessions.end({ accountId: id }, sessionId);
      await this.journal.record(actor, accountEvent('account.session_ended', id));
    });
  }

  grantAdministrator(actor: Actor, id: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'grantAdministrator', async () => {
      await this.accounts.setAdministrator(id, true);
      await this.journal.record(actor, accountEvent('account.administrator_granted', id));
    });
  }

  /** @throws 409 for the last one. Their devices are signed out: what the sessions could do changes. */
  withdrawAdministrator(actor: Actor, id: string): Promise<AdministeredAccount> {
    return this.act(actor, id, 'withdrawAdministrator', async () => {
      await this.refuseLastAdministrator(id);
      await this.accounts.setAdministrator(id, false);
      await this.sessions.endOthers(id, null);
      await this.journal.record(actor, accountEvent('account.administrator_withdrawn', id));
    });
  }

  /** One change of who comes in or administers at a time: two administrators cannot shut each other out. */
  private async act(
    actor: Actor,
    id: string,
    action: AccountAction,
    work: () => Promise<void>,
  ): Promise<AdministeredAccount> {
    mayKnowOf(actor);
    const changed = await this.transaction.run(async () => {
      await this.accounts.holdAdministrators();
      const allowed = this.actionsOn(actor, await this.known(id));
      if (!allowed.includes(action)) throw notNow(allowed);
      await work();
      return this.known(id);
    });
    this.actors.forget();
    return this.present(actor, changed);
  }

  private async known(id: string): Promise<AdministeredRow> {
    const account = await this.accounts.find(id);
    if (!account) throw notFound();
    return account;
  }

  private async refuseLastAdministrator(id: string): Promise<void> {
    await this.accounts.holdAdministrators();
    const account = await this.accounts.find(id);
    if (account?.administrator && !account.suspendedAt && (await this.accounts.countAdministrators()) < 2)
      throw lastAdministrator();
  }

  private present(actor: Actor, row: AdministeredRow): AdministeredAccount {
    return AdministeredAccount.from(row, this.actionsOn(actor, row));
  }

  /** Nobody shuts themselves out; an administrator is first one no more; the demo's people stay open to all. */
  private actionsOn(actor: Actor, row: AdministeredRow): AccountAction[] {
    const self = row.id === actor.accountId;
    const untouchable = self || (this.env.demo && row.persona);
    const suspended = row.suspendedAt !== null;
    const open: [AccountAction, boolean][] = [
      ['suspend', !untouchable && !suspended && !row.administrator],
      ['lift', suspended],
      ['endSessions', !untouchable && row.liveSessions > 0],
      ['grantAdministrator', !untouchable && !suspended && !row.administrator && !row.panelist && !row.guest],
      ['withdrawAdministrator', !(this.env.demo && row.persona) && row.administrator],
    ];
    return open.filter(([, is]) => is).map(([action]) => action);
  }
}
