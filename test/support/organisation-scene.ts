import { AccountsRepository, ActorDirectory } from '#identity';
import {
  type OrganisationProfile,
  type OrganisationResponse,
  OrganisationsRepository,
  OrganisationsService,
  RightsRepository,
} from '#organisations';
import { type Actor, Clock, type OrganisationRole, slugOf, Transaction } from '#platform';
import type { Service } from './call-scene.js';

/** SIREN that pass Luhn and are nobody's. */
export const NUMBERS = ['000100008', '000100016', '000100024', '000100032', '000100040'] as const;

/** Makes people and organisations through the product's services, whatever the test runs on. */
export class OrganisationScene {
  constructor(private readonly service: Service) {}

  async person(name: string, administrator = false): Promise<Actor> {
    const account = await this.service(AccountsRepository).findOrCreate(
      `${slugOf(name)}@test.example`,
      name,
      'fr',
      this.service(Clock).now(),
    );
    if (administrator)
      await this.service(Transaction).query('UPDATE accounts SET administrator = true WHERE id = $1', [
        account.id,
      ]);
    return {
      accountId: account.id,
      displayName: name,
      administrator,
      // What only administrators do asks for it.
      secondFactor: administrator,
      memberships: [],
    };
  }

  /** An organisation and its owner; verified unless told otherwise. */
  async house(
    owner: Actor,
    profile: Partial<OrganisationProfile> & { name: string },
    { verified = true } = {},
  ): Promise<{ organisation: OrganisationResponse; owner: Actor }> {
    const organisation = await this.service(OrganisationsService).create(owner, {
      kind: 'social_enterprise',
      sort: 'association',
      legalForm: 'association',
      ...profile,
    });
    if (verified)
      await this.service(Transaction).query(
        `UPDATE organisations SET status = 'verified', verified_at = now() WHERE id = $1`,
        [organisation.id],
      );
    return { organisation, owner: await this.again(owner) };
  }

  async join(person: Actor, organisationId: string, role: OrganisationRole): Promise<Actor> {
    await this.service(OrganisationsRepository).addMember(
      organisationId,
      person.accountId,
      role,
      '',
      this.service(Clock).now(),
    );
    return this.again(person);
  }

  /** The same person with the rights they have now, as their next request would find them. */
  async again(person: Actor): Promise<Actor> {
    this.service(ActorDirectory).forget();
    const roles = await this.service(RightsRepository).rolesOf([person.accountId]);
    return { ...person, memberships: roles.get(person.accountId) ?? [] };
  }
}
