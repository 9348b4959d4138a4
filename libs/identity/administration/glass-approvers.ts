import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import { approversUnsound } from './administration.problems.js';
import { SettingsService } from './settings.js';

/** Each of them may be who asks: another one has to be left. */
const AT_LEAST = 2;

export interface Approver {
  id: string;
  displayName: string;
}

/** Who may agree that a dossier opens. Nobody named: any other administrator than who asks. */
export interface ApproverList {
  /** Somebody was named: then only they agree. */
  named: boolean;
  /** Those named who administer the platform today. */
  people: readonly Approver[];
  /** Enough of them are left; named and gone, they leave the key to nobody rather than to anybody. */
  usable: boolean;
}

/** The administrators whose agreement opens a dossier, as the settings name them. */
@Injectable()
export class GlassApprovers {
  constructor(
    private readonly settings: SettingsService,
    private readonly transaction: Transaction,
  ) {}

  async list(): Promise<ApproverList> {
    const { breakGlassApprovers: ids } = await this.settings.read();
    if (ids.length === 0) return { named: false, people: [], usable: true };
    const people = await this.administering(ids);
    return { named: true, people, usable: people.length >= AT_LEAST };
  }

  /** @throws 422 when it names a single one, or somebody who does not administer the platform. */
  async refuseUnsound(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    if (ids.length < AT_LEAST) throw approversUnsound('too_few');
    if ((await this.administering(ids)).length < ids.length) throw approversUnsound('not_administrators');
  }

  private administering(ids: readonly string[]): Promise<Approver[]> {
    return this.transaction.query<Approver>(
      `SELECT id, display_name AS "displayName" FROM accounts
       WHERE id = ANY($1) AND administrator AND suspended_at IS NULL AND erased_at IS NULL ORDER BY display_name, id`,
      [ids],
    );
  }
}

export const mayApprove = ({ named, people, usable }: ApproverList, accountId: string): boolean =>
  !named || (usable && people.some(({ id }) => id === accountId));
