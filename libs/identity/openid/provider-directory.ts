import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '#platform';
import type { IdentityProvider, ProviderSource } from './identity-provider.js';
import { domainOfAddress } from './openid.rules.js';

const INSTANCE = 'instance';
const NONE: ProviderSource = {
  byId: () => Promise.resolve(undefined),
  byDomain: () => Promise.resolve(undefined),
  ofOrganisations: () => Promise.resolve([]),
  isMember: () => Promise.resolve(false),
};

/** The identity providers there are: the instance's, by its environment, and those of organisations. */
@Injectable()
export class ProviderDirectory {
  private organisations = NONE;
  private readonly ofInstance: IdentityProvider | undefined;

  constructor(@Inject(ENV) env: Env) {
    this.ofInstance = env.proconnect && {
      ...env.proconnect,
      key: INSTANCE,
      name: 'ProConnect',
      profile: 'proconnect',
      organisation: null,
    };
  }

  register(source: ProviderSource): void {
    this.organisations = source;
  }

  /** Those anyone may be offered. */
  forEveryone(): IdentityProvider[] {
    return this.ofInstance ? [this.ofInstance] : [];
  }

  async find(key: string): Promise<IdentityProvider | undefined> {
    return key === INSTANCE ? this.ofInstance : this.organisations.byId(key);
  }

  forAddress(email: string): Promise<IdentityProvider | undefined> {
    return this.organisations.byDomain(domainOfAddress(email));
  }

  ofOrganisations(ids: readonly string[]): Promise<IdentityProvider[]> {
    return this.organisations.ofOrganisations(ids);
  }

  async isMember({ organisation }: IdentityProvider, accountId: string): Promise<boolean> {
    return organisation !== null && this.organisations.isMember(organisation.id, accountId);
  }
}
