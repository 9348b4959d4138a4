import { AccountsRepository } from '#identity';
import { OrganisationsRepository, OrganisationsService, RightsRepository } from '#organisations';
import { type Actor, Clock, type OrganisationRole, Transaction } from '#platform';
import type { Service } from './call-scene.js';

/** Organisations and people by short keys, for tests of who may do what in a team. */
export class Houses {
  constructor(private readonly service: Service) {}

  /** An account, without a place anywhere. */
  async person(name: string, email = `${crypto.randomUUID()}@test.example`): Promise<Actor> {
    const { id } = await this.service(AccountsRepository).findOrCreate(
      email,
      name,
      'fr',
      this.service(Clock).now(),
    );
    return { accountId: id, displayName: name, administrator: false, memberships: [] };
  }

  /** An organisation owned by this person. @returns its id */
  async open(
    owner: Actor,
    name: string,
    kind: 'institution' | 'social_enterprise' | 'collective' = 'institution',
  ): Promise<string> {
    const { id } = await this.service(OrganisationsService).create(owner, {
      name: `${name} ${crypto.randomUUID().slice(0, 6)}`,
      kind,
      sort: 'other',
      legalForm: 'other',
    });
    return id;
  }

  /** As the administrators of the platform decide: they vouch for it, or no longer do. */
  async decide(
    organisationId: string,
    status: 'verified' | 'pending' | 'refused' | 'suspended',
  ): Promise<void> {
    await this.service(Transaction).query(
      `UPDATE organisations SET status = $2::varchar, verified_at = CASE WHEN $2::varchar = 'verified' THEN now() END WHERE id = $1`,
      [organisationId, status],
    );
  }

  async seat(organisationId: string, actor: Actor, role: OrganisationRole): Promise<void> {
    await this.service(OrganisationsRepository).addMember(
      organisationId,
      actor.accountId,
      role,
      '',
      this.service(Clock).now(),
    );
  }

  /** The person with the rights they have now, as the next request would see them. */
  async now(actor: Actor): Promise<Actor> {
    const rights = await this.service(RightsRepository).rolesOf([actor.accountId]);
    return { ...actor, memberships: rights.get(actor.accountId) ?? [] };
  }
}

/** The problem's short type, or undefined when the work passes. */
export async function problemOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'type' in error) return String(error.type);
    throw error;
  }
}
