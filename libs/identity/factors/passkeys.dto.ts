import { FlagField, IdField, InstantField, JsonField, TextField, TextsField } from '#platform';

/** What the browser answers to a WebAuthn ceremony, in its JSON form; the ceremony's library judges it. */
const CREDENTIAL = { description: 'Credential as given by the browser (WebAuthn, JSON form)' };

export class PasskeyOptionsResponse {
  @JsonField({ description: 'What the browser needs to ask for a passkey (WebAuthn, JSON form)' })
  options!: object;
}

export class UsePasskeyRequest {
  @JsonField(CREDENTIAL) credential!: Record<string, unknown>;
  @TextField({ max: 500, optional: true, description: 'Path to open once signed in' })
  next?: string;
}

export class ConfirmByPasskeyRequest {
  @JsonField(CREDENTIAL) credential!: Record<string, unknown>;
}

export class AddPasskeyRequest {
  @TextField({ min: 1, max: 80, description: 'What its person calls it' }) name!: string;
  @JsonField(CREDENTIAL) credential!: Record<string, unknown>;
}

export class PasskeyResponse {
  @IdField() id!: string;
  @TextField({ max: 80 }) name!: string;
  @FlagField({ description: 'Kept by the maker’s cloud, so it survives the loss of the device' })
  synced!: boolean;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true }) lastUsedAt!: string | null;
  @TextsField({ max: 20, maxItems: 5 }) actions!: string[];
}
