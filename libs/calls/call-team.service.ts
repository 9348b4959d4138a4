import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '#identity';
import { OrganisationsRepository, type TeamMember } from '#organisations';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import type { TeamPlaceRequest } from './call.dto.js';
import { callEvent } from './call.events.js';
import { callPolicy } from './call.policy.js';
import { notInHouse } from './call.problems.js';
import type { TeamFunction, TeamPlace } from './call.types.js';
import { CallsRepository } from './calls.repository.js';

/** Who works on a call, and as what. */
@Injectable()
export class CallTeamService {
  constructor(
    private readonly transaction: Transaction,
    private readonly calls: CallsRepository,
    private readonly accounts: AccountsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** People one may choose: members of the institutions that lead the call. */
  async candidates(actor: Actor, callId: string): Promise<TeamMember[]> {
    const call = await this.calls.load(callId);
    callPolicy.authorise(actor, 'instruct', call);
    const teams = await Promise.all(call.leads.map((lead) => this.organisations.team(lead.organisationId)));
    const byAccount = new Map(teams.flat().map((member) => [member.accountId, member]));
    return [...byAccount.values()];
  }

  /** By account for a colleague, by address for an outside reviewer or juror, who signs in with it. */
  async add(actor: Actor, callId: string, request: TeamPlaceRequest): Promise<TeamPlace[]> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(callId, 'update');
      callPolicy.authorise(actor, 'manageTeam', call);
      const accountId = await this.resolve(actor, callId, request);
      await this.calls.addToTeam(callId, accountId, request.function, this.clock.now());
      await this.journal.record(
        actor,
        callEvent('call.team_changed', call, { accountId, function: request.function, added: true }),
      );
      return (await this.calls.load(callId)).team;
    });
  }

  async remove(actor: Actor, callId: string, accountId: string, place: TeamFunction): Promise<TeamPlace[]> {
    return this.transaction.run(async () => {
      const call = await this.calls.load(callId, 'update');
      callPolicy.authorise(actor, 'manageTeam', call);
      await this.calls.removeFromTeam(callId, accountId, place);
      await this.journal.record(
        actor,
        callEvent('call.team_changed', call, { accountId, function: place, added: false }),
      );
      return (await this.calls.load(callId)).team;
    });
  }

  private async resolve(actor: Actor, callId: string, request: TeamPlaceRequest): Promise<string> {
    if (request.accountId) {
      const known = await this.candidates(actor, callId);
      if (known.some((member) => member.accountId === request.accountId)) return request.accountId;
    }
    if (!request.email) throw notInHouse();
    const account = await this.accounts.findOrCreate(
      request.email,
      request.email.split('@')[0] ?? request.email,
      'fr',
      this.clock.now(),
    );
    return account.id;
  }
}
