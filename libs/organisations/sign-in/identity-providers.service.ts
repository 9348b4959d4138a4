import { Inject, Injectable } from '@nestjs/common';
import { type IdentityProvider, OpenIdProtocol, type ProviderSource } from '#identity';
import {
  type Actor,
  Clock,
  ENV,
  type Env,
  InstanceSecret,
  Journal,
  malformed,
  notFound,
  Outbound,
  Problem,
  staleVersion,
  Transaction,
} from '#platform';
import { MembersRepository } from '../members/members.repository.js';
import { identityProviderPolicy } from './identity-provider.policy.js';
import type { IdentityProviderResponse, SetIdentityProviderRequest } from './identity-providers.dto.js';
import { IdentityProvidersRepository, type ProviderRow } from './identity-providers.repository.js';

const SEALED_FOR = 'identity providers';

/**
 * Where an organisation's people sign in: said by its owners, for the addresses of its verified domains only. It counts
 * as long as the administrators vouch for the organisation; set before, it waits.
 */
@Injectable()
export class IdentityProvidersService implements ProviderSource {
  constructor(
    private readonly transaction: Transaction,
    private readonly providers: IdentityProvidersRepository,
    private readonly members: MembersRepository,
    private readonly protocol: OpenIdProtocol,
    private readonly outbound: Outbound,
    private readonly secret: InstanceSecret,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async read(actor: Actor, organisationId: string): Promise<IdentityProviderResponse> {
    await this.authorise(actor, organisationId);
    const [[row], domains, organisationVerified] = await Promise.all([
      this.providers.setFor(organisationId),
      this.providers.verifiedDomains(organisationId),
      this.members.isVouchedFor(organisationId),
    ]);
    return {
      provider: row
        ? { profile: row.profile, issuer: row.issuer, clientId: row.clientId, setAt: row.setAt.toISOString() }
        : null,
      redirectUri: `${this.env.publicUrl}/api/v1/sign-in/openid/callback`,
      postLogoutUri: `${this.env.publicUrl}/connexion`,
      domains,
      organisationVerified,
      version: row?.version ?? 0,
      actions: ['set', ...(row ? ['remove'] : [])],
    };
  }

  /** @throws 400 on an address we do not call or a secret left out the first time, 422 when no provider answers there. */
  async set(
    actor: Actor,
    organisationId: string,
    version: number,
    request: SetIdentityProviderRequest,
  ): Promise<IdentityProviderResponse> {
    await this.authorise(actor, organisationId);
    const [before] = await this.providers.setFor(organisationId);
    if ((before?.version ?? 0) !== version) throw staleVersion(before?.version ?? 0);
    const { profile, issuer, clientId } = request;
    if (!this.outbound.allows(issuer)) throw malformed([CLOSED_ADDRESS]);
    // A secret goes to the provider it was given for, and to no other that somebody may point it at.
    const kept =
      before && before.issuer === issuer && before.clientId === clientId ? this.open(before) : undefined;
    const clientSecret = request.clientSecret ?? kept;
    if (clientSecret === undefined) throw malformed([SECRET_MISSING]);
    // Outside any transaction: the provider takes its time.
    await this.examine({
      key: organisationId,
      name: issuer,
      profile,
      issuer,
      clientId,
      clientSecret,
      organisation: null,
    });
    await this.transaction.run(async () => {
      await this.authorise(actor, organisationId);
      const sealedSecret = this.secret.seal(SEALED_FOR, Buffer.from(clientSecret));
      const change = {
        profile,
        issuer,
        clientId,
        sealedSecret,
        setBy: actor.accountId,
        now: this.clock.now(),
      };
      await this.providers.set(organisationId, version, change);
      await this.note(actor, 'organisation.identity_provider_set', organisationId, { issuer, profile });
    });
    return this.read(actor, organisationId);
  }

  /** Its people sign in by other ways from now on. @throws 404 when there is none. */
  async remove(actor: Actor, organisationId: string): Promise<void> {
    await this.authorise(actor, organisationId);
    await this.transaction.run(async () => {
      if (!(await this.providers.remove(organisationId))) throw notFound();
      await this.note(actor, 'organisation.identity_provider_removed', organisationId, {});
    });
  }

  async byId(id: string): Promise<IdentityProvider | undefined> {
    const [row] = await this.providers.find(id);
    return row && this.describe(row);
  }

  async byDomain(domain: string): Promise<IdentityProvider | undefined> {
    const [row] = await this.providers.byDomain(domain);
    return row && this.describe(row);
  }

  async ofOrganisations(ids: readonly string[]): Promise<IdentityProvider[]> {
    if (ids.length === 0) return [];
    return (await this.providers.ofOrganisations(ids)).map((row) => this.describe(row));
  }

  isMember(organisationId: string, accountId: string): Promise<boolean> {
    return this.providers.isMember(organisationId, accountId);
  }

  private async authorise(actor: Actor, organisationId: string): Promise<void> {
    const { id } = await this.members.team(organisationId);
    identityProviderPolicy.authorise(actor, 'manage', { organisationId: id });
  }

  private async examine(provider: IdentityProvider): Promise<void> {
    try {
      await this.protocol.examine(provider);
    } catch (error) {
      throw error instanceof Problem ? noProviderThere() : error;
    }
  }

  private note(actor: Actor, action: string, id: string, detail: object): Promise<void> {
    return this.journal.note(actor, action, { type: 'organisation', id }, detail);
  }

  private open(row: ProviderRow): string {
    return this.secret.open(SEALED_FOR, row.sealedSecret).toString();
  }

  private describe(row: ProviderRow): IdentityProvider {
    const { id, organisationId, organisationName, profile, issuer, clientId, domains } = row;
    return {
      key: id,
      name: organisationName,
      profile,
      issuer,
      clientId,
      clientSecret: this.open(row),
      organisation: { id: organisationId, domains },
    };
  }
}

const CLOSED_ADDRESS = {
  pointer: '/issuer',
  detail: {
    fr: 'Une adresse en https, ouverte sur internet, est attendue.',
    en: 'An https address, open on the internet, is expected.',
  },
};

const SECRET_MISSING = {
  pointer: '/clientSecret',
  detail: {
    fr: 'Donnez le secret : il est propre à ce fournisseur et à cet identifiant.',
    en: 'Give the secret: it belongs to this provider and this identifier.',
  },
};

const noProviderThere = (): Problem =>
  new Problem({
    type: 'no-provider-there',
    status: 422,
    title: { fr: 'Pas de fournisseur à cette adresse', en: 'No provider at this address' },
    detail: {
      fr: 'Cette adresse ne répond pas comme un fournisseur OpenID Connect. C’est celle de l’émetteur (issuer), sans « /.well-known/… ».',
      en: 'This address does not answer as an OpenID Connect provider. It is that of the issuer, without “/.well-known/…”.',
    },
  });
