import { Injectable } from '@nestjs/common';
import { AccountsRepository, ActorDirectory } from '#identity';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  forbidden,
  Journal,
  notFound,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import {
  type JoinableOrganisation,
  JoinRequestResponse,
  type JoinRequestsPage,
  type JoinResponse,
} from './entry.dto.js';
import { EntryRepository, type JoinRequestRow } from './entry.repository.js';
import { joinRequestMachine } from './join-request.machine.js';
import { MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { teamPolicy } from './membership.policy.js';
import { alreadyMember } from './membership.problems.js';
import { domainOf } from './membership.rules.js';

/** Coming in by the domain of one's sign-in address. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly transaction: Transaction,
    private readonly entry: EntryRepository,
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async joinable(actor: Actor): Promise<JoinableOrganisation[]> {
    const rows = await this.entry.joinable(actor.accountId, await this.ownDomain(actor));
    return rows.map((row) => ({ ...row, actions: row.requestId ? ['withdraw'] : ['join'] }));
  }

  /**
   * Straight in, or a request to those who run the team, as its owner chose. Someone who was removed once always asks.
   * @throws 403 when the address proves no tie with the organisation.
   */
  async join(actor: Actor, organisationId: string, word = ''): Promise<JoinResponse> {
    const joined = await this.transaction.run(async (): Promise<JoinResponse> => {
      const team = await this.members.lockTeam(organisationId);
      const now = this.clock.now();
      const open = await this.entry.joinable(actor.accountId, await this.ownDomain(actor));
      const way = open.find((row) => row.organisationId === team.id);
      if (!way)
        throw (await this.members.find(team.id, actor.accountId)) ? alreadyMember() : forbidden(NO_TIE);
      if (way.entry === 'direct' && !(await this.members.wasRemoved(team.id, actor.accountId))) {
        await this.seat(actor, team, actor.accountId, 'domain', now);
        return { outcome: 'joined', request: null };
      }
      const request = await this.entry.ask(team.id, actor.accountId, word.trim(), now);
      const asked = { requestId: request.id, accountId: actor.accountId };
      if (!way.requestId)
        await this.journal.record(actor, membershipEvent('membership.requested', team, asked));
      return { outcome: 'asked', request: this.present(actor, request) };
    });
    this.actors.forget();
    return joined;
  }

  async requests(actor: Actor, organisationId: string, query: PageQuery): Promise<JoinRequestsPage> {
    const team = await this.members.team(organisationId);
    teamPolicy.authorise(actor, 'answerJoinRequests', { organisationId: team.id });
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.entry.requests(team.id, before === null ? null : String(before), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => this.present(actor, row),
    );
  }

  approve(actor: Actor, organisationId: string, id: string): Promise<JoinRequestResponse> {
    return this.answer(actor, organisationId, id, 'approve', '');
  }

  refuse(actor: Actor, organisationId: string, id: string, reason: string): Promise<JoinRequestResponse> {
    return this.answer(actor, organisationId, id, 'refuse', reason);
  }

  /** @throws 404 when the request is another's. */
  async withdraw(actor: Actor, id: string): Promise<JoinRequestResponse> {
    return this.transaction.run(async () => {
      const request = await this.entry.lockRequest(id);
      if (request.accountId !== actor.accountId) throw notFound();
      const now = this.clock.now();
      joinRequestMachine.apply(request, 'withdraw', actor, now);
      await this.entry.settle(request, actor.accountId, now);
      return this.present(actor, request);
    });
  }

  private async answer(
    actor: Actor,
    organisationId: string,
    id: string,
    answer: 'approve' | 'refuse',
    reason: string,
  ): Promise<JoinRequestResponse> {
    const response = await this.transaction.run(async () => {
      const team = await this.members.lockTeam(organisationId);
      teamPolicy.authorise(actor, 'answerJoinRequests', { organisationId: team.id });
      const request = await this.entry.lockRequest(id);
      if (request.organisationId !== team.id) throw notFound();
      const now = this.clock.now();
      joinRequestMachine.apply(request, answer, actor, now);
      request.reason = reason.trim();
      await this.entry.settle(request, actor.accountId, now);
      const approved = answer === 'approve';
      if (approved) await this.seat(actor, team, request.accountId, 'request', now);
      const { accountId } = request;
      await this.journal.record(
        actor,
        membershipEvent('membership.request_answered', team, {
          requestId: id,
          accountId,
          approved,
          reason: request.reason,
        }),
      );
      return this.present(actor, request);
    });
    this.actors.forget();
    return response;
  }

  private async seat(
    actor: Actor,
    team: Team,
    accountId: string,
    by: 'domain' | 'request',
    now: Date,
  ): Promise<void> {
    if (!(await this.members.add(team.id, accountId, 'member', now))) return;
    await this.journal.record(
      actor,
      membershipEvent('membership.joined', team, { accountId, role: 'member', by }),
    );
  }

  private present(actor: Actor, request: JoinRequestRow): JoinRequestResponse {
    return JoinRequestResponse.from(request, joinRequestMachine.actionsFor(actor, request, this.clock.now()));
  }

  private async ownDomain(actor: Actor): Promise<string> {
    return domainOf((await this.accounts.find(actor.accountId))?.email ?? '');
  }
}

const NO_TIE = {
  fr: 'Votre adresse de connexion n’est pas d’un domaine vérifié par cette organisation. Demandez une invitation à l’un de ses responsables.',
  en: 'Your sign-in address is not of a domain verified by this organisation. Ask one of its managers for an invitation.',
};
