import { Injectable } from '@nestjs/common';
import { AccountsRepository, ActorDirectory } from '#identity';
import {
  type Actor,
  Clock,
  currentLocale,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  forbidden,
  Journal,
  notFound,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { refuseUnsoundDelegation } from './delegation.rules.js';
import type { DelegateRequest, DelegationResponse, DelegationsPage } from './delegations.dto.js';
import { type DelegationRow, DelegationsRepository } from './delegations.repository.js';
import { type MemberRow, MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { memberPolicy, teamPolicy } from './membership.policy.js';
import { delegationRefused } from './membership.problems.js';
import { tidyEmail } from './membership.rules.js';

/** One person's rights, lent to another until a date. The clock ends them: no job has to run. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly delegations: DelegationsRepository,
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, organisationId: string, query: PageQuery): Promise<DelegationsPage> {
    const team = await this.members.team(organisationId);
    teamPolicy.authorise(actor, 'seeTeam', { organisationId: team.id });
    const [endsAt, id] = decodeCursor(query.cursor, 2) ?? [];
    const after = id ? { endsAt: String(endsAt), id: String(id) } : null;
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.delegations.list(team.id, this.clock.now(), after, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.endsAt.toISOString(), row.id],
      (row) => present(actor, row),
    );
  }

  async give(actor: Actor, organisationId: string, request: DelegateRequest): Promise<DelegationResponse> {
    const given = await this.transaction.run(async () => {
      const now = this.clock.now();
      const team = await this.members.lockTeam(organisationId);
      const lender = await this.lender(actor, team, request.fromAccountId ?? actor.accountId);
      const delegation = {
        organisationId: team.id,
        fromAccountId: lender.accountId,
        toAccountId: await this.receiver(team, request),
        role: request.role,
        reason: request.reason?.trim() ?? '',
        startsAt: request.startsAt ? new Date(request.startsAt) : now,
        endsAt: new Date(request.endsAt),
      };
      refuseUnsoundDelegation(delegation, lender, now);
      const row = await this.delegations.add(delegation, actor.accountId, now);
      await this.journal.record(
        actor,
        membershipEvent('membership.delegated', team, {
          delegationId: row.id,
          fromAccountId: row.fromAccountId,
          toAccountId: row.toAccountId,
          role: row.role,
          endsAt: row.endsAt.toISOString(),
        }),
      );
      return present(actor, row);
    });
    this.actors.forget();
    return given;
  }

  /** By the one who lent, the one who received, or an owner. */
  async revoke(actor: Actor, organisationId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const now = this.clock.now();
      const team = await this.members.lockTeam(organisationId);
      teamPolicy.authorise(actor, 'seeTeam', { organisationId: team.id });
      const row = await this.delegations.lock(team.id, id, now);
      if (!mayRevoke(actor, row)) throw forbidden(NOT_YOURS);
      await this.delegations.revoke(id, actor.accountId, now);
      const { fromAccountId, toAccountId } = row;
      await this.journal.record(
        actor,
        membershipEvent('membership.delegation_revoked', team, {
          delegationId: id,
          fromAccountId,
          toAccountId,
        }),
      );
    });
    this.actors.forget();
  }

  private async lender(actor: Actor, team: Team, accountId: string): Promise<MemberRow> {
    teamPolicy.authorise(actor, 'delegate', { organisationId: team.id });
    const lender = await this.members.find(team.id, accountId);
    if (!lender) throw notFound();
    memberPolicy.authorise(actor, 'delegate', { ...lender, organisationId: team.id, lastOwner: false });
    return lender;
  }

  /** A colleague by name, anybody by address: they sign in with it. */
  private async receiver(team: Team, { toAccountId, email }: DelegateRequest): Promise<string> {
    if (toAccountId) {
      const colleague = await this.members.find(team.id, toAccountId);
      if (colleague) return colleague.accountId;
    }
    if (!email) throw delegationRefused('/toAccountId', NOBODY);
    const address = tidyEmail(email);
    const name = address.split('@')[0] ?? address;
    const account = await this.accounts.findOrCreate(address, name, currentLocale(), this.clock.now());
    return account.id;
  }
}

const mayRevoke = (actor: Actor, row: DelegationRow): boolean =>
  actor.accountId === row.fromAccountId ||
  actor.accountId === row.toAccountId ||
  teamPolicy.allows(actor, 'delegateForOthers', { organisationId: row.organisationId });

const present = (actor: Actor, row: DelegationRow): DelegationResponse => ({
  id: row.id,
  from: { accountId: row.fromAccountId, displayName: row.fromName },
  to: { accountId: row.toAccountId, displayName: row.toName },
  role: row.role,
  reason: row.reason,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  actions: mayRevoke(actor, row) ? ['revoke'] : [],
});

const NOT_YOURS = {
  fr: 'Une délégation se retire par qui l’a donnée, par qui l’a reçue, ou par un propriétaire.',
  en: 'A delegation is withdrawn by who gave it, who received it, or an owner.',
};
const NOBODY = {
  fr: 'Choisissez un collègue de l’équipe, ou écrivez une adresse.',
  en: 'Choose a colleague of the team, or write an address.',
};
