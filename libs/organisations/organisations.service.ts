import { Inject, Injectable } from '@nestjs/common';
import { AccountResponse, AccountsRepository, ActorDirectory } from '#identity';
import {
  type Actor,
  Clock,
  currentLocale,
  ENV,
  type Env,
  expectVersion,
  Journal,
  newId,
  slugOf,
  Transaction,
  updateVersioned,
} from '#platform';
import { RightsRepository } from './members/rights.repository.js';
import { Organisation } from './organisation.entity.js';
import { organisationCreated, organisationUpdated } from './organisation.events.js';
import { organisationPolicy } from './organisation.policy.js';
import {
  type OrganisationProfile,
  OrganisationResponse,
  SessionResponse,
  type TeamMember,
} from './organisations.dto.js';
import { organisationExists } from './organisations.problems.js';
import { OrganisationsRepository } from './organisations.repository.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly rights: RightsRepository,
    private readonly journal: Journal,
    private readonly actors: ActorDirectory,
    private readonly accounts: AccountsRepository,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Creates an organisation; its author becomes its owner. Verification by an administrator comes apart. */
  async create(actor: Actor, profile: OrganisationProfile): Promise<OrganisationResponse> {
    const now = this.clock.now();
    const organisation = Object.assign(new Organisation(), EMPTY, profile, {
      id: newId(),
      createdAt: now,
      version: 1,
    });
    await this.transaction.run(async () => {
      if (organisation.siren && (await this.organisations.sirenIsTaken(organisation.siren)))
        throw organisationExists();
      organisation.slug = await this.organisations.freeSlug(slugOf(organisation.name));
      await this.organisations.insert(organisation);
      await this.organisations.addMember(organisation.id, actor.accountId, 'owner', '', now);
      await this.journal.record(actor, organisationCreated(organisation));
    });
    this.actors.forget();
    const owner: Actor = {
      ...actor,
      memberships: [...actor.memberships, { organisationId: organisation.id, role: 'owner' }],
    };
    return this.present(owner, organisation);
  }

  async update(
    actor: Actor,
    id: string,
    read: number,
    profile: OrganisationProfile,
  ): Promise<OrganisationResponse> {
    return this.transaction.run(async () => {
      const organisation = await this.organisations.lock(id);
      organisationPolicy.authorise(actor, 'edit', organisation);
      expectVersion(organisation, read);
      if (
        profile.siren &&
        profile.siren !== organisation.siren &&
        (await this.organisations.sirenIsTaken(profile.siren))
      ) {
        throw organisationExists();
      }
      Object.assign(organisation, profile);
      await updateVersioned(this.transaction.manager, Organisation, organisation);
      await this.journal.record(actor, organisationUpdated(organisation));
      return this.present(actor, organisation);
    });
  }

  async readBySlug(actor: Actor | null, slug: string): Promise<OrganisationResponse> {
    return this.present(actor, await this.organisations.findBySlug(slug));
  }

  async team(actor: Actor, id: string): Promise<TeamMember[]> {
    const organisation = await this.organisations.find(id);
    organisationPolicy.authorise(actor, 'seeTeam', organisation);
    return this.organisations.team(id);
  }

  /** The person behind the session, with their organisations and what this instance offers. */
  async session(actor: Actor | null): Promise<SessionResponse> {
    const account = actor && (await this.accounts.find(actor.accountId));
    return {
      account: account && AccountResponse.from(account),
      memberships: actor ? await this.rights.membershipsOf(actor.accountId) : [],
      locale: currentLocale(),
      demo: this.env.demo,
      mailbox: this.env.demo && !this.env.smtpUrl,
      serverTime: this.clock.now().toISOString(),
    };
  }

  private present(actor: Actor | null, organisation: Organisation): OrganisationResponse {
    return OrganisationResponse.from(organisation, organisationPolicy.actionsFor(actor, organisation));
  }
}

const EMPTY = {
  siren: null,
  rna: null,
  foundedOn: null,
  approvals: [],
  summary: '',
  website: null,
  communeCode: null,
  communeName: null,
  departmentCode: null,
  verifiedAt: null,
};
