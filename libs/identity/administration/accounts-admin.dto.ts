import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectsField,
  PageQuery,
  TextField,
  TextsField,
} from '#platform';
import { ACCOUNT_STATES, type AccountState, type AdministeredRow } from './accounts-admin.repository.js';

export const ACCOUNT_ACTS = [
  'suspend',
  'lift',
  'endSessions',
  'grantAdministrator',
  'withdrawAdministrator',
] as const;
export type AccountAction = (typeof ACCOUNT_ACTS)[number];

export class AccountsQuery extends PageQuery {
  @TextField({ max: 254, optional: true, description: 'Words of a name, or a whole address' })
  q?: string;

  @ChoiceField(ACCOUNT_STATES, { optional: true, enumName: 'AccountState' })
  state?: AccountState;
}

/** An account, as those who run the platform see it. */
export class AdministeredAccount {
  @IdField() id!: string;
  @TextField({ max: 120 }) displayName!: string;
  @EmailField({ nullable: true, description: 'Panelists and guests have none' }) email!: string | null;
  @FlagField() administrator!: boolean;
  @FlagField({ description: 'Of a panel, come in with a key' }) panelist!: boolean;
  @FlagField({ description: 'Invited into one thread by a link' }) guest!: boolean;
  @InstantField() createdAt!: string;
  @InstantField({ nullable: true, description: 'Within five minutes' }) seenAt!: string | null;
  @InstantField({ nullable: true }) suspendedAt!: string | null;
  @TextField({ max: 1000, nullable: true }) suspendedReason!: string | null;
  @FlagField({ description: 'A person of the demonstration' }) persona!: boolean;
  @IntegerField({ description: 'Devices signed in' }) liveSessions!: number;
  @TextsField({ max: 30, maxItems: 5 }) actions!: AccountAction[];

  static from(row: AdministeredRow, actions: AccountAction[]): AdministeredAccount {
    const { createdAt, seenAt, suspendedAt, ...account } = row;
    return {
      ...account,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt?.toISOString() ?? null,
      suspendedAt: suspendedAt?.toISOString() ?? null,
      actions,
    };
  }
}

export class AdministeredAccountPage {
  @ObjectsField(() => AdministeredAccount) items!: AdministeredAccount[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class SuspendAccountRequest {
  @TextField({ min: 10, max: 1000, description: 'Told to the person, word for word' }) reason!: string;
}
