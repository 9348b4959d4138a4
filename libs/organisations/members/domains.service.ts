import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '#identity';
import { type Actor, Clock, expectVersion, Journal, Problem, Transaction } from '#platform';
import { type ClaimDomainRequest, DomainResponse, type DomainsResponse, type Entry } from './entry.dto.js';
import { type DomainRow, EntryRepository } from './entry.repository.js';
import { isFreeMail } from './free-mail.js';
import { MembersRepository, type Team } from './members.repository.js';
import { membershipEvent } from './membership.events.js';
import { teamPolicy } from './membership.policy.js';
import { domainNotYours, domainRefused, domainTaken, organisationToVerify } from './membership.problems.js';
import { domainOf, isDomain, tidyDomain } from './membership.rules.js';

const DOMAINS_AT_MOST = 10;

/**
 * The e-mail domains by which an organisation's people come in by themselves. One address is enough to prove a domain:
 * so only an organisation that an administrator verified proves one, and it counts while that stands.
 */
@Injectable()
export class DomainsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly entry: EntryRepository,
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, organisationId: string): Promise<DomainsResponse> {
    const team = await this.members.team(organisationId);
    teamPolicy.authorise(actor, 'manageDomains', { organisationId: team.id });
    const [rows, provable, organisationVerified] = await Promise.all([
      this.entry.domains(team.id),
      this.provableBy(actor, team.id),
      this.members.isVouchedFor(team.id),
    ]);
    return { items: rows.map((row) => present(row, provable)), organisationVerified };
  }

  /** Verified at once when the owner's own sign-in address is there; otherwise it waits for an owner whose is. */
  async claim(actor: Actor, organisationId: string, request: ClaimDomainRequest): Promise<DomainResponse> {
    return this.transaction.run(async () => {
      const team = await this.hold(actor, organisationId);
      const domain = tidyDomain(request.domain);
      if (!isDomain(domain)) throw domainRefused('malformed');
      if (isFreeMail(domain)) throw domainRefused('free_mail');
      const now = this.clock.now();
      const provable = await this.provableBy(actor, team.id);
      if (await this.entry.isVerifiedElsewhere(domain, team.id)) throw domainTaken();
      if (provable === domain) await this.entry.takeFromOthers(domain, team.id);
      const known = await this.entry.domains(team.id);
      if (known.length >= DOMAINS_AT_MOST && !known.some((row) => row.domain === domain))
        throw tooManyDomains();
      const row = await this.entry.claim(team.id, {
        domain,
        entry: request.entry,
        verifiedAt: provable === domain ? now : null,
        accountId: actor.accountId,
        now,
      });
      await this.record(actor, team, row);
      return present(row, provable);
    });
  }

  /**
   * @throws 409 while the organisation itself is not verified, 422 when no address of the owner's proves it, or when
   * another organisation proved it first.
   */
  async verify(actor: Actor, organisationId: string, id: string): Promise<DomainResponse> {
    return this.transaction.run(async () => {
      const team = await this.hold(actor, organisationId);
      const row = await this.entry.domain(team.id, id);
      const own = await this.ownDomain(actor);
      if (row.verifiedAt) return present(row, own);
      if (own !== row.domain) throw domainNotYours(row.domain);
      if (!(await this.members.isVouchedFor(team.id))) throw organisationToVerify();
      if (await this.entry.isVerifiedElsewhere(row.domain, team.id)) throw domainTaken();
      await this.entry.takeFromOthers(row.domain, team.id);
      row.verifiedAt = this.clock.now();
      await this.entry.change(row);
      await this.record(actor, team, row);
      return present(row, own);
    });
  }

  async change(
    actor: Actor,
    organisationId: string,
    id: string,
    version: number,
    entry: Entry,
  ): Promise<DomainResponse> {
    return this.transaction.run(async () => {
      const team = await this.hold(actor, organisationId);
      const row = await this.entry.domain(team.id, id);
      expectVersion(row, version);
      row.entry = entry;
      await this.entry.change(row);
      await this.record(actor, team, row);
      return present(row, await this.provableBy(actor, team.id));
    });
  }

  async release(actor: Actor, organisationId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const team = await this.hold(actor, organisationId);
      const { domain } = await this.entry.domain(team.id, id);
      await this.entry.release(id);
      await this.journal.record(actor, membershipEvent('membership.domain_released', team, { domain }));
    });
  }

  private async hold(actor: Actor, organisationId: string): Promise<Team> {
    const team = await this.members.lockTeam(organisationId);
    teamPolicy.authorise(actor, 'manageDomains', { organisationId: team.id });
    return team;
  }

  private record(actor: Actor, team: Team, { domain, verifiedAt }: DomainRow): Promise<void> {
    const verified = verifiedAt !== null;
    return this.journal.record(
      actor,
      membershipEvent('membership.domain_claimed', team, { domain, verified }),
    );
  }

  /** The domain this owner may prove now, for this organisation. */
  private async provableBy(actor: Actor, organisationId: string): Promise<string | null> {
    return (await this.members.isVouchedFor(organisationId)) ? this.ownDomain(actor) : null;
  }

  /** Of the address one signs in with: the only one proved. */
  private async ownDomain(actor: Actor): Promise<string> {
    return domainOf((await this.accounts.find(actor.accountId))?.email ?? '');
  }
}

/** Owners only come this far: what depends on the domain is whether it can be verified now. */
const present = (row: DomainRow, provable: string | null): DomainResponse =>
  DomainResponse.from(row, [
    ...(row.verifiedAt === null && row.domain === provable ? ['verify'] : []),
    'change',
    'release',
  ]);

const tooManyDomains = (): Problem =>
  new Problem({
    type: 'too-many-domains',
    status: 422,
    title: { fr: 'Trop de domaines', en: 'Too many domains' },
    detail: {
      fr: `Une organisation a ${DOMAINS_AT_MOST} domaines au plus. Retirez-en un d’abord.`,
      en: `An organisation has at most ${DOMAINS_AT_MOST} domains. Remove one first.`,
    },
  });
