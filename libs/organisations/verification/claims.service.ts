import { Injectable } from '@nestjs/common';
import { ActorDirectory } from '#identity';
import {
  type Actor,
  administratorsOnly,
  authorise,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  Journal,
  newId,
  notFound,
  type OrganisationRole,
  type Page,
  type PageQuery,
  Problem,
  pageOf,
  Transaction,
} from '#platform';
import { RightsRepository } from '../members/rights.repository.js';
import { type ClaimEventType, claimEvent } from '../organisation.events.js';
import { organisationPolicy } from '../organisation.policy.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import type { Claim } from './claim.entity.js';
import { claimMachine, claimPolicy, ownersHaveUntil, standsIn } from './claim.machine.js';
import { ClaimsRepository, type NamedClaim } from './claims.repository.js';
import type { ClaimRequest, ClaimResponse } from './verification.dto.js';

const MAX_OPEN_CLAIMS = 5;

/** Asking to join an organisation that is already here; its owners answer, administrators when they do not. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly claims: ClaimsRepository,
    private readonly rights: RightsRepository,
    private readonly actors: ActorDirectory,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async make(actor: Actor, organisationId: string, request: ClaimRequest): Promise<ClaimResponse> {
    return this.transaction.run(async () => {
      const organisation = await this.organisations.lock(organisationId);
      if (organisation.status === 'suspended') throw notFound();
      organisationPolicy.authorise(actor, 'claim', organisation);
      if ((await this.claims.countOpen(actor.accountId)) >= MAX_OPEN_CLAIMS) throw tooManyClaims();
      const id = newId();
      const { message, title = '' } = request;
      const { accountId } = actor;
      const made = await this.claims.insert({
        id,
        organisationId,
        accountId,
        title,
        message,
        createdAt: this.clock.now(),
      });
      if (!made) throw alreadyAsked();
      return this.told(actor, id, 'claim.made');
    });
  }

  /** For the owners. */
  async of(actor: Actor, organisationId: string): Promise<ClaimResponse[]> {
    organisationPolicy.authorise(actor, 'answerClaims', await this.organisations.find(organisationId));
    return (await this.claims.of(organisationId)).map((claim) => this.present(actor, claim));
  }

  async mine(actor: Actor): Promise<ClaimResponse[]> {
    return (await this.claims.by(actor.accountId)).map((claim) => this.present(actor, claim));
  }

  /** For the administrators: every claim that waits. */
  async waiting(actor: Actor, query: PageQuery): Promise<Page<ClaimResponse>> {
    authorise(administratorsOnly(actor, null));
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
    return pageOf(
      await this.claims.waiting(after, limit + 1),
      limit,
      (row) => [row.sortKey, row.id],
      (row) => this.present(actor, row),
    );
  }

  /** The claimant becomes a member with this role. */
  async accept(actor: Actor, id: string, role: OrganisationRole): Promise<ClaimResponse> {
    const answered = await this.transaction.run(async () => {
      const claim = await this.claims.lock(id);
      claimPolicy.authorise(actor, 'read', claim);
      claimMachine.apply(claim, this.inTheirName(actor, claim, 'accept'), actor, this.clock.now());
      claim.role = role;
      claim.decidedBy = actor.accountId;
      await this.claims.save(claim);
      await this.admit(claim, role);
      return this.told(actor, id, 'claim.accepted');
    });
    this.actors.forget();
    return answered;
  }

  async refuse(actor: Actor, id: string, reason: string): Promise<ClaimResponse> {
    return this.transaction.run(async () => {
      const claim = await this.claims.lock(id);
      claimPolicy.authorise(actor, 'read', claim);
      claimMachine.apply(claim, this.inTheirName(actor, claim, 'refuse'), actor, this.clock.now());
      claim.reason = reason;
      claim.decidedBy = actor.accountId;
      await this.claims.save(claim);
      return this.told(actor, id, 'claim.refused');
    });
  }

  async withdraw(actor: Actor, id: string): Promise<ClaimResponse> {
    return this.transaction.run(async () => {
      const claim = await this.claims.lock(id);
      claimPolicy.authorise(actor, 'read', claim);
      claimMachine.apply(claim, 'withdraw', actor, this.clock.now());
      await this.claims.save(claim);
      return this.told(actor, id, 'claim.withdrawn');
    });
  }

  /** Whoever was invited meanwhile keeps the role they were given then. */
  private async admit({ organisationId, accountId, title }: Claim, role: OrganisationRole): Promise<void> {
    const places = (await this.rights.rolesOf([accountId])).get(accountId) ?? [];
    if (places.some((place) => place.organisationId === organisationId && !place.via)) return;
    await this.organisations.addMember(organisationId, accountId, role, title, this.clock.now());
  }

  /** One route for both: an administrator who is no owner stands in for them. */
  private inTheirName(actor: Actor, claim: Claim, answer: 'accept' | 'refuse') {
    return standsIn(actor, claim) ? (`${answer}Instead` as const) : answer;
  }

  private async told(actor: Actor, id: string, type: ClaimEventType): Promise<ClaimResponse> {
    const claim = await this.claims.named(id);
    await this.journal.record(actor, claimEvent(type, claim));
    return this.present(actor, claim);
  }

  private present(actor: Actor, claim: NamedClaim): ClaimResponse {
    const { organisationId: _, accountId: _account, sortKey: _key, ...rest } = claim;
    const now = this.clock.now();
    const until = ownersHaveUntil(claim);
    return {
      ...rest,
      createdAt: claim.createdAt.toISOString(),
      decidedAt: claim.decidedAt?.toISOString() ?? null,
      ownersHaveUntil: until.toISOString(),
      overdue: claim.status === 'open' && now >= until,
      actions: claimMachine.actionsFor(actor, claim, now).map((action) => action.replace('Instead', '')),
    };
  }
}

const alreadyAsked = (): Problem =>
  new Problem({
    type: 'already-claimed',
    status: 409,
    title: { fr: 'Demande déjà faite', en: 'Already asked' },
    detail: {
      fr: 'Votre demande attend déjà la réponse des propriétaires.',
      en: 'Your claim already awaits the owners’ answer.',
    },
  });

const tooManyClaims = (): Problem =>
  new Problem({
    type: 'too-many-claims',
    status: 422,
    title: { fr: 'Trop de demandes', en: 'Too many claims' },
    detail: {
      fr: `Vous avez déjà ${MAX_OPEN_CLAIMS} demandes en attente. Attendez une réponse ou retirez-en une.`,
      en: `You already have ${MAX_OPEN_CLAIMS} claims waiting. Await an answer or take one back.`,
    },
  });
