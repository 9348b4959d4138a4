import type { ProviderProfile } from './openid.rules.js';

/** Where people sign in besides here, and how we are known there. */
export interface IdentityProvider {
  /** `instance`, or the id of an organisation's. */
  key: string;
  name: string;
  profile: ProviderProfile;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whose people it speaks for, and their e-mail domains; null when it is the whole instance's. */
  organisation: { id: string; domains: readonly string[] } | null;
}

/** Where organisations' providers come from: a higher lib registers it. */
export interface ProviderSource {
  byId(id: string): Promise<IdentityProvider | undefined>;
  /** The one whose organisation verified this e-mail domain. */
  byDomain(domain: string): Promise<IdentityProvider | undefined>;
  ofOrganisations(ids: readonly string[]): Promise<IdentityProvider[]>;
  isMember(organisationId: string, accountId: string): Promise<boolean>;
}
