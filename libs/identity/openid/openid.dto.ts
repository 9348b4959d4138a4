import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import { PROVIDER_PROFILES, type ProviderProfile } from './openid.rules.js';

/** Where one may sign in with another account. */
export class ProviderResponse {
  @TextField({ max: 40 }) key!: string;
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(PROVIDER_PROFILES, { enumName: 'ProviderProfile' }) profile!: ProviderProfile;
}

export class ProvidersResponse {
  @ObjectsField(() => ProviderResponse, { maxItems: 5 }) items!: ProviderResponse[];
}

class ChooseProvider {
  @TextField({ max: 40, optional: true, description: 'Key of a provider; else the address says which' })
  provider?: string;

  @EmailField({ optional: true }) email?: string;
}

export class BeginOpenIdRequest extends ChooseProvider {
  @TextField({ max: 500, optional: true, description: 'Path to open once signed in' })
  next?: string;
}

export class LinkIdentityRequest extends ChooseProvider {}

export class LeaveForProviderResponse {
  @TextField({ max: 4000, description: 'Address of the provider, for the browser to go to' })
  address!: string;
}

export class IdentityResponse {
  @IdField() id!: string;
  @TextField({ max: 160 }) provider!: string;
  @TextField({ max: 500 }) issuer!: string;
  @EmailField({ nullable: true, description: 'As the provider told it last' }) email!: string | null;
  @InstantField() linkedAt!: string;
  @InstantField({ nullable: true }) lastUsedAt!: string | null;
  @TextsField({ max: 20, maxItems: 5 }) actions!: string[];
}

export class IdentitiesResponse {
  @ObjectsField(() => IdentityResponse) items!: IdentityResponse[];
  @ObjectsField(() => ProviderResponse, { description: 'Where an account may be linked' })
  linkable!: ProviderResponse[];
}
