import {
  ChoiceField,
  IdField,
  InstantField,
  malformed,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import type { PanelistRow } from './panelist-keys.repository.js';
import type { IssuedKey } from './panelist-keys.service.js';

export const DEVICES_KEPT = ['remembered', 'shared'] as const;
export type DeviceKept = (typeof DEVICES_KEPT)[number];

export class UsePanelistKeyRequest {
  @TextField({ min: 1, max: 200, optional: true, description: 'Of the personal link' }) token?: string;
  @TextField({ min: 1, max: 40, optional: true, description: 'Dashes, spaces and case do not matter' })
  code?: string;
  @ChoiceField(DEVICES_KEPT, {
    optional: true,
    enumName: 'DeviceKept',
    description:
      'One’s own device, remembered for twelve months (as it comes), or a shared one, for twelve hours',
  })
  device?: DeviceKept;

  /** @throws 400 unless one of them is given, and one only. */
  static secretOf({ token, code }: UsePanelistKeyRequest): { kind: 'token' | 'code'; secret: string } {
    if (token !== undefined && code === undefined) return { kind: 'token', secret: token };
    if (code !== undefined && token === undefined) return { kind: 'code', secret: code };
    throw malformed([
      {
        pointer: '/code',
        detail: {
          fr: 'Le code de la lettre est attendu, ou la clé du lien : l’un des deux.',
          en: 'The code of the letter is expected, or the key of the link: one of them.',
        },
      },
    ]);
  }
}

/** A key, shown this once. */
export class IssuedPanelistKey {
  @IdField() accountId!: string;
  @TextField({ max: 120, description: 'How this panelist is called here; no name' }) label!: string;
  @TextField({ max: 9, description: 'Four signs and four' }) code!: string;
  @TextField({ max: 2100, description: 'Personal link; what follows the # is the key' }) link!: string;
  @TextField({ max: 2100, description: 'Where the code is typed' }) address!: string;
  @InstantField() expiresAt!: string;

  static from({ token, expiresAt, ...key }: IssuedKey, publicUrl: string): IssuedPanelistKey {
    const address = `${publicUrl}/entrer`;
    return { ...key, address, link: `${address}#${token}`, expiresAt: expiresAt.toISOString() };
  }
}

export const PANELIST_KEY_STATES = ['standing', 'expired', 'revoked', 'none'] as const;
export type PanelistKeyState = (typeof PANELIST_KEY_STATES)[number];

/** A panelist and their last key, as those who look after keys see them. */
export class PanelistKeyResponse {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) label!: string;
  @ChoiceField(PANELIST_KEY_STATES, { enumName: 'PanelistKeyState' }) state!: PanelistKeyState;
  @InstantField({ nullable: true }) issuedAt!: string | null;
  @TextField({ max: 120, nullable: true }) issuedBy!: string | null;
  @InstantField({ nullable: true }) expiresAt!: string | null;
  @InstantField({ nullable: true }) lastUsedAt!: string | null;
  @TextsField({ max: 20, maxItems: 2 }) actions!: ('reissue' | 'revoke')[];

  static from(row: PanelistRow, now: Date): PanelistKeyResponse {
    const { accountId, label, issuedBy, issuedAt, expiresAt, lastUsedAt } = row;
    const state = stateOf(row, now);
    return {
      accountId,
      label,
      issuedBy,
      state,
      issuedAt: issuedAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      actions: state === 'standing' ? ['reissue', 'revoke'] : ['reissue'],
    };
  }
}

export class PanelistKeyPage {
  @ObjectsField(() => PanelistKeyResponse) items!: PanelistKeyResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

function stateOf({ expiresAt, revokedAt }: PanelistRow, now: Date): PanelistKeyState {
  if (!expiresAt) return 'none';
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'standing';
}
