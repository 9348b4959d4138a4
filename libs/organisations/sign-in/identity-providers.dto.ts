import { PROVIDER_PROFILES, type ProviderProfile } from '#identity';
import {
  ChoiceField,
  FlagField,
  InstantField,
  IntegerField,
  ObjectField,
  TextField,
  TextsField,
  UrlField,
} from '#platform';

export class SetIdentityProviderRequest {
  @ChoiceField(PROVIDER_PROFILES, { enumName: 'ProviderProfile' }) profile!: ProviderProfile;
  @TextField({ min: 1, max: 500, description: 'Its address, where its discovery document is' })
  issuer!: string;
  @TextField({ min: 1, max: 300 }) clientId!: string;
  @TextField({ min: 1, max: 500, optional: true, description: 'Never shown again; left out, it stays' })
  clientSecret?: string;
}

export class ConfiguredProvider {
  @ChoiceField(PROVIDER_PROFILES, { enumName: 'ProviderProfile' }) profile!: ProviderProfile;
  @UrlField() issuer!: string;
  @TextField({ max: 300 }) clientId!: string;
  @InstantField() setAt!: string;
}

export class IdentityProviderResponse {
  @ObjectField(() => ConfiguredProvider, { nullable: true }) provider!: ConfiguredProvider | null;
  @UrlField({ description: 'To register at the provider' }) redirectUri!: string;
  @UrlField({ description: 'To register at the provider, after signing out' }) postLogoutUri!: string;
  @TextsField({
    max: 253,
    maxItems: 10,
    description: 'Verified domains: only their addresses come in this way',
  })
  domains!: string[];
  @FlagField({ description: 'By an administrator: until then, nobody comes in this way' })
  organisationVerified!: boolean;
  @IntegerField({ description: '0 while there is none' }) version!: number;
  @TextsField({ max: 20, maxItems: 5 }) actions!: string[];
}
