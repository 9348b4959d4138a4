import { Injectable } from '@nestjs/common';
import { ErasureService } from '#identity';
import { type Actor, Clock, Files, Journal, notFound, PersonalData, Transaction } from '#platform';
import { PanelistsRepository } from '../panelists/panelists.repository.js';
import { PeopleRepository } from '../panelists/people.repository.js';
import { panelEvent } from '../panels/panel.events.js';
import { PanelDoor } from '../panels/panel-door.js';
import { ConsentsService } from './consents.service.js';
import { WithdrawalRepository } from './withdrawal.repository.js';

/** Withdrawing, from one study's words or from everything: what was promised in those words is done at once. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly transaction: Transaction,
    private readonly door: PanelDoor,
    private readonly consents: ConsentsService,
    private readonly withdrawals: WithdrawalRepository,
    private readonly panelists: PanelistsRepository,
    private readonly people: PeopleRepository,
    private readonly files: Files,
    private readonly erasure: ErasureService,
    private readonly journal: Journal,
    private readonly clock: Clock,
    data: PersonalData,
  ) {
    // Whoever has their account erased withdraws from every panel they come in for.
    data.whenErased((accountId) => this.forgetAccount(accountId));
  }

  /** As somebody asked their facilitator, by telephone or in person. @throws 404 */
  async forThem(actor: Actor, panelId: string, panelistId: string, textId: string | null): Promise<void> {
    await this.door.open(actor, panelId, 'facilitate');
    await this.withdraw(panelId, panelistId, textId);
  }

  /** By the person, on screen. @throws 404 */
  async own(actor: Actor, panelId: string, textId: string | null): Promise<void> {
    const { id } = await this.consents.placeOf(actor, panelId);
    await this.withdraw(panelId, id, textId);
  }

  private async withdraw(panelId: string, panelistId: string, textId: string | null): Promise<void> {
    const account = textId === null ? await this.accountOfThisAlone(panelistId) : null;
    if (account) {
      // The key opened this panel only: its account goes, and by it everything here, in one transaction (see above).
      await this.panelists.find(panelId, panelistId);
      return this.erasure.erase(account);
    }
    await this.transaction.run(async () => {
      const { status } = await this.panelists.hold(panelId, panelistId);
      if (status === 'withdrawn') throw notFound();
      await this.leave(panelId, panelistId, textId);
    });
  }

  private async accountOfThisAlone(panelistId: string): Promise<string | null> {
    const accountId = (await this.people.named([panelistId])).get(panelistId)?.accountId;
    if (!accountId) return null;
    return (await this.people.panelistsOf(accountId)).length === 1 ? accountId : null;
  }

  private async forgetAccount(accountId: string): Promise<void> {
    const ids = await this.people.panelistsOf(accountId);
    for (const { id, panelId } of await this.panelists.all(ids)) await this.leave(panelId, id, null);
  }

  private async leave(panelId: string, panelistId: string, textId: string | null): Promise<void> {
    for (const seat of await this.withdrawals.seats(panelistId, textId)) {
      if (seat.promised === 'erase') await this.withdrawals.erase(seat);
      await this.withdrawals.leaveSeat(seat);
    }
    const papers = await this.withdrawals.endConsents(panelistId, textId, this.clock.now());
    for (const paper of papers) await this.files.remove(paper);
    if (textId === null) await this.forget(panelId, panelistId);
    // By nobody: the log does not say who of the panel left when.
    const whole = textId === null;
    await this.journal.record(null, panelEvent('panel.consent_withdrawn', panelId, { whole }));
  }

  /** A pseudonym that nobody wears stays, so that it is not drawn again. */
  private async forget(panelId: string, panelistId: string): Promise<void> {
    const panelist = await this.panelists.hold(panelId, panelistId);
    await this.panelists.save(panelist, { status: 'withdrawn', strata: {} }, this.clock.now());
    await this.people.forget(panelistId);
  }
}
