import { Inject, Injectable } from '@nestjs/common';
import { AccountResponse, AccountsRepository, ActorDirectory, SettingsService } from '#identity';
import {
  type Actor,
  authorise,
  Clock,
  currentLocale,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  ENV,
  type Env,
  expectVersion,
  Journal,
  newId,
  type Page,
  pageOf,
  slugOf,
  Transaction,
  updateVersioned,
} from '#platform';
import { dayInParis } from './documents/document.rules.js';
import { RightsRepository } from './members/rights.repository.js';
import { Organisation } from './organisation.entity.js';
import { organisationCreated, organisationUpdated, verificationEvent } from './organisation.events.js';
import { mayCreate, organisationPolicy } from './organisation.policy.js';
import {
  type OrganisationProfile,
  type OrganisationResponse,
  type OrganisationSummary,
  type OrganisationsQuery,
  type SessionResponse,
  type TeamMember,
} from './organisations.dto.js';
import { organisationExists } from './organisations.problems.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { PlacesService } from './places/places.service.js';
import { completeProfile, identityChanged, refuseIncoherent } from './profile/profile.rules.js';
import { ProfilesPresenter } from './profile/profiles.presenter.js';
import { verificationMachine } from './verification/verification.machine.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly rights: RightsRepository,
    private readonly profiles: ProfilesPresenter,
    private readonly places: PlacesService,
    private readonly journal: Journal,
    private readonly actors: ActorDirectory,
    private readonly accounts: AccountsRepository,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Creates an organisation; its author becomes its owner, and the administrators are asked to verify it. */
  async create(actor: Actor, profile: OrganisationProfile): Promise<OrganisationResponse> {
    const { organisationCreators } = await this.settings.read();
    authorise(mayCreate(actor, organisationCreators));
    const now = this.clock.now();
    const organisation = Object.assign(new Organisation(), structuredClone(EMPTY), profile, {
      id: newId(),
      createdAt: now,
      verificationRequestedAt: now,
      version: 1,
    });
    await this.settle(organisation, profile);
    await this.transaction.run(async () => {
      await this.refuseTakenNumbers(organisation);
      organisation.slug = await this.organisations.freeSlug(slugOf(organisation.name));
      await this.organisations.insert(organisation);
      await this.organisations.addMember(organisation.id, actor.accountId, 'owner', '', now);
      await this.journal.recordAll(actor, [
        organisationCreated(organisation),
        verificationEvent('organisation.verification_requested', organisation),
      ]);
    });
    this.actors.forget();
    const owner: Actor = {
      ...actor,
      memberships: [...actor.memberships, { organisationId: organisation.id, role: 'owner' }],
    };
    return this.profiles.present(owner, organisation);
  }

  /** What was verified lapses when the name or a number changes: the administrators look again. */
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
      const before = Object.assign(new Organisation(), organisation);
      Object.assign(organisation, profile);
      await this.settle(organisation, profile);
      await this.refuseTakenNumbers(organisation);
      const lapses = before.status === 'verified' && identityChanged(before, organisation);
      if (lapses) verificationMachine.apply(organisation, 'lapse', actor, this.clock.now());
      await updateVersioned(this.transaction.manager, Organisation, organisation);
      await this.journal.recordAll(actor, [
        organisationUpdated(organisation),
        ...(lapses ? [verificationEvent('organisation.verification_requested', organisation)] : []),
      ]);
      return this.profiles.present(actor, organisation);
    });
  }

  async readBySlug(actor: Actor | null, slug: string): Promise<OrganisationResponse> {
    return this.profiles.present(actor, await this.organisations.findBySlug(slug));
  }

  async search(query: OrganisationsQuery): Promise<Page<OrganisationSummary>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const key = decodeCursor(query.cursor, 2);
    const rows = await this.profiles.search({
      words: query.q?.trim() || null,
      kind: query.kind ?? null,
      after: key ? { name: String(key[0]), id: String(key[1]) } : null,
      limit: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.searchName, row.id],
      ({ searchName: _, ...summary }) => summary,
    );
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

  /** Completes what follows from the rest, and refuses what does not hold together. */
  private async settle(organisation: Organisation, profile: OrganisationProfile): Promise<void> {
    completeProfile(organisation);
    refuseIncoherent(organisation, dayInParis(this.clock.now()));
    if (profile.territories) await this.places.refuseUnknownTerritories(profile.territories);
    if (organisation.communeCode) {
      const seat = await this.places.seat(organisation.communeCode);
      organisation.communeName = seat.name;
      organisation.departmentCode = seat.departmentCode;
    } else if (profile.departmentCode) await this.places.refuseUnknownDepartment(profile.departmentCode);
  }

  private async refuseTakenNumbers(organisation: Organisation): Promise<void> {
    const holder = await this.organisations.holderOf(organisation);
    if (holder) throw organisationExists(holder);
  }
}

const EMPTY = {
  legalCode: null,
  siren: null,
  siret: null,
  rna: null,
  foundedOn: null,
  approvals: [],
  esusNumber: null,
  esusGrantedOn: null,
  esusExpiresOn: null,
  missionObjectives: [],
  missionCommittee: null,
  summary: '',
  website: null,
  communeCode: null,
  communeName: null,
  departmentCode: null,
  themes: [],
  publics: [],
  territories: [],
  logoFileId: null,
  status: 'pending',
  statusReason: null,
  verifiedAt: null,
};
