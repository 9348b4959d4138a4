import { Injectable } from '@nestjs/common';
import { ActorDirectory } from '#identity';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  notFound,
  type PageQuery,
  pageOf,
  staleVersion,
  Transaction,
} from '#platform';
import {
  type ChangeMemberRequest,
  FormerMemberResponse,
  type FormerMembersPage,
  MemberResponse,
  type MembersPage,
} from './members.dto.js';
import { type MemberRow, MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { grantableRoles, memberPolicy, teamPolicy } from './membership.policy.js';
import { lastOwner } from './membership.problems.js';
import { TakeoverService } from './takeover.service.js';

/** Who is in a team, as what, and until when. */
@Injectable()
export class MembersService {
  constructor(
    private readonly transaction: Transaction,
    private readonly members: MembersRepository,
    private readonly takeovers: TakeoverService,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, organisationId: string, query: PageQuery): Promise<MembersPage> {
    const team = { organisationId: (await this.members.team(organisationId)).id };
    teamPolicy.authorise(actor, 'seeTeam', team);
    const [displayName, accountId] = decodeCursor(query.cursor, 2) ?? [];
    const after = accountId ? { displayName: String(displayName), accountId: String(accountId) } : null;
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.members.list(organisationId, after, limit + 1);
    const owners = await this.members.countOwners(organisationId);
    const page = pageOf(
      rows,
      limit,
      (row) => [row.displayName, row.accountId],
      (row) => MemberResponse.from(row, actionsOn(actor, organisationId, row, owners)),
    );
    return { ...page, actions: teamPolicy.actionsFor(actor, team), grantable: grantableRoles(actor, team) };
  }

  /** A new role, a new title. @throws 422 when the organisation would be left without an owner. */
  async change(
    actor: Actor,
    organisationId: string,
    accountId: string,
    version: number,
    { role, title }: ChangeMemberRequest,
  ): Promise<MemberResponse> {
    const response = await this.transaction.run(async () => {
      const team = await this.members.lockTeam(organisationId);
      const member = await this.known(actor, team, accountId);
      const owners = await this.members.countOwners(team.id);
      const subject = { ...member, organisationId: team.id, lastOwner: false };
      const changesRole = role !== undefined && role !== member.role;
      const changesTitle = title !== undefined && title.trim() !== member.title;
      if (changesRole) memberPolicy.authorise(actor, 'changeRole', subject);
      if (changesTitle) memberPolicy.authorise(actor, 'changeTitle', subject);
      if (member.version !== version) throw staleVersion(member.version);
      if (changesRole && member.role === 'owner' && owners === 1) throw lastOwner();
      const changed = { ...member, role: role ?? member.role, title: title?.trim() ?? member.title };
      if (changesRole || changesTitle) {
        await this.members.change(team.id, changed);
        changed.version += 1;
      }
      await this.recordChange(actor, team, member, changed);
      return MemberResponse.from(
        changed,
        actionsOn(actor, team.id, changed, await this.members.countOwners(team.id)),
      );
    });
    this.actors.forget();
    return response;
  }

  /**
   * Leaves, or is removed: rights end at once, here and on everything held in the organisation's name, which waits for
   * whoever takes it over. @throws 422 for the last owner.
   */
  async end(actor: Actor, organisationId: string, accountId: string): Promise<void> {
    await this.transaction.run(async () => {
      const team = await this.members.lockTeam(organisationId);
      const member = await this.known(actor, team, accountId);
      const owners = await this.members.countOwners(team.id);
      const removed = actor.accountId !== accountId;
      const subject = { ...member, organisationId: team.id, lastOwner: false };
      memberPolicy.authorise(actor, removed ? 'remove' : 'leave', subject);
      if (member.role === 'owner' && owners === 1) throw lastOwner();
      const vacated = await this.takeovers.vacateAll(actor, team.id, accountId);
      await this.members.end(team.id, accountId, removed ? actor.accountId : null, this.clock.now());
      await this.journal.record(
        actor,
        membershipEvent('membership.ended', team, {
          accountId,
          role: member.role,
          removed,
          vacated,
        }),
      );
    });
    this.actors.forget();
  }

  async former(actor: Actor, organisationId: string, query: PageQuery): Promise<FormerMembersPage> {
    const team = { organisationId: (await this.members.team(organisationId)).id };
    teamPolicy.authorise(actor, 'takeOver', team);
    const [leftAt, id] = decodeCursor(query.cursor, 2) ?? [];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const before = id ? { leftAt: String(leftAt), id: String(id) } : null;
    const rows = await this.members.former(organisationId, before, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.leftAt.toISOString(), row.id],
      (row) => FormerMemberResponse.from(row, row.waiting > 0 ? ['takeOver'] : []),
    );
  }

  /** @throws 403 to strangers to the team, so that they learn nothing of who is in it; 404 when nobody is there. */
  private async known(actor: Actor, team: Team, accountId: string): Promise<MemberRow> {
    teamPolicy.authorise(actor, 'seeTeam', { organisationId: team.id });
    const member = await this.members.find(team.id, accountId);
    if (!member) throw notFound();
    return member;
  }

  private async recordChange(actor: Actor, team: Team, before: MemberRow, after: MemberRow): Promise<void> {
    const { accountId } = before;
    if (before.role !== after.role) {
      await this.journal.record(
        actor,
        membershipEvent('membership.role_changed', team, {
          accountId,
          role: after.role,
          before: before.role,
        }),
      );
    }
    if (before.title !== after.title)
      await this.journal.record(actor, membershipEvent('membership.title_changed', team, { accountId }));
  }
}

function actionsOn(actor: Actor, organisationId: string, member: MemberRow, owners: number): string[] {
  const lastOne = member.role === 'owner' && owners === 1;
  return memberPolicy.actionsFor(actor, { ...member, organisationId, lastOwner: lastOne });
}
