import { Injectable } from '@nestjs/common';
import { type Actor, Clock, notFound, Transaction } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { SecurityNotices } from '../factors/security-notices.js';
import { ExternalIdentitiesRepository } from './external-identities.repository.js';
import type { IdentityProvider } from './identity-provider.js';
import type { IdentitiesResponse, ProviderResponse } from './openid.dto.js';
import { identityTaken, signInToLink } from './openid.problems.js';
import { type Attempt, OpenIdService } from './openid.service.js';
import { ProviderDirectory } from './provider-directory.js';

/** The work accounts that open one's own: linked by whoever is signed in, seen, removed. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly identities: ExternalIdentitiesRepository,
    private readonly providers: ProviderDirectory,
    private readonly openid: OpenIdService,
    private readonly accounts: AccountsRepository,
    private readonly notices: SecurityNotices,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<IdentitiesResponse> {
    const [rows, linkable] = await Promise.all([
      this.identities.list(actor.accountId),
      this.linkableBy(actor),
    ]);
    return {
      items: rows.map(({ id, providerName, issuer, email, linkedAt, lastUsedAt }) => ({
        id,
        provider: providerName,
        issuer,
        email,
        linkedAt: linkedAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        actions: ['unlink'],
      })),
      linkable: linkable.map(presentProvider),
    };
  }

  /**
   * Back from the provider, in the session that left: the proof asked for before leaving stands for both ends.
   * @throws 422 when somebody else is signed in by now, or when the identity opens another account
   */
  async link(actor: Actor | null, attempt: Attempt, cameBackBy: URLSearchParams): Promise<void> {
    if (!actor || actor.accountId !== attempt.accountId) throw signInToLink();
    const { issuer, told } = await this.openid.whoCame(attempt, cameBackBy);
    const { accountId } = actor;
    const { name } = attempt.provider;
    await this.transaction.run(async () => {
      const { subject, email, siret } = told;
      const now = this.clock.now();
      const identity = { accountId, issuer, subject, providerName: name, email, siret, now };
      if (await this.identities.link(identity)) {
        await this.notices.tell(actor, 'identity_linked', { name });
        return;
      }
      const known = await this.identities.find(issuer, subject);
      if (known?.accountId !== accountId) throw identityTaken();
    });
  }

  /** @throws 404 when it is not one of theirs. */
  async unlink(actor: Actor, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const name = await this.identities.unlink(actor.accountId, id);
      if (name === undefined) throw notFound();
      await this.notices.tell(actor, 'identity_unlinked', { name });
    });
  }

  /** The instance's, those of one's organisations, and the one of one's address's domain. */
  private async linkableBy(actor: Actor): Promise<IdentityProvider[]> {
    const { email } = await this.accounts.readAddressed(actor.accountId);
    const places = actor.memberships.filter(({ via }) => !via).map(({ organisationId }) => organisationId);
    const [ofPlaces, ofAddress] = await Promise.all([
      this.providers.ofOrganisations(places),
      this.providers.forAddress(email),
    ]);
    const all = [...this.providers.forEveryone(), ...ofPlaces, ...(ofAddress ? [ofAddress] : [])];
    return [...new Map(all.map((provider) => [provider.key, provider])).values()];
  }
}

export const presentProvider = ({ key, name, profile }: IdentityProvider): ProviderResponse => ({
  key,
  name,
  profile,
});
