import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, PersonalData } from '#platform';
import { MembersRepository } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { lastOwnerLeaves } from './membership.problems.js';
import { TakeoverService } from './takeover.service.js';

/** What becomes of a person's places when that person is forgotten: their teams go on without them. */
@Injectable()
export class Departures {
  constructor(
    private readonly members: MembersRepository,
    private readonly takeovers: TakeoverService,
    private readonly journal: Journal,
    private readonly clock: Clock,
    data: PersonalData,
  ) {
    data.mayRefuseErasure((accountId) => this.refuseLastOwner(accountId));
    data.whenErased((accountId) => this.leaveAll(accountId));
  }

  /** @throws 409 naming the organisations where others would be left without an owner. */
  private async refuseLastOwner(accountId: string): Promise<void> {
    const left: { name: string; slug: string }[] = [];
    for (const { id } of await this.members.standings(accountId)) {
      // Held as any change of the team: another owner may be leaving at this very moment.
      const team = await this.members.lockTeam(id);
      const place = (await this.members.standings(accountId)).find((standing) => standing.id === id);
      if (place?.role === 'owner' && place.owners === 1 && place.members > 1) left.push(team);
    }
    if (left.length > 0) throw lastOwnerLeaves(left);
  }

  /** Every place is left as by any departure; whoever was alone leaves an organisation without owner. */
  private async leaveAll(accountId: string): Promise<void> {
    const gone: Actor = { accountId, displayName: '', administrator: false, memberships: [] };
    for (const { role, ...team } of await this.members.standings(accountId)) {
      const vacated = await this.takeovers.vacateAll(gone, team.id, accountId);
      await this.members.end(team.id, accountId, null, this.clock.now());
      const ended = { accountId, role, removed: false, vacated };
      await this.journal.record(gone, membershipEvent('membership.ended', team, ended));
    }
  }
}
