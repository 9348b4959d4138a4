import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, PreparedReads, staleVersion, Transaction } from '#platform';
import { settingsChanged } from './administration.events.js';

export const CREATORS = ['anyone', 'administrators'] as const;

/** What administrators decide for their instance; what changes rarely or belongs to the machine is in the environment. */
export interface Settings {
  instanceName: string;
  /** Where people write when they are stuck. */
  supportEmail: string | null;
  /** Who may create an organisation. */
  organisationCreators: (typeof CREATORS)[number];
  /** Administrators whose agreement opens a dossier; none: any other than who asks. See `GlassApprovers`. */
  breakGlassApprovers: string[];
}

/** As it comes. A setting added later takes its value from here on instances that never changed it. */
export const AS_IT_COMES: Settings = {
  instanceName: 'Cornac',
  supportEmail: null,
  organisationCreators: 'anyone',
  breakGlassApprovers: [],
};

/** The same people, in whatever order. */
export const haveSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

export interface VersionedSettings extends Settings {
  version: number;
}

/** Settings of the instance, read at each use: several processes share them. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<VersionedSettings> {
    const [row] = await this.prepared.rows<{ value: Partial<Settings>; version: number }>(
      'SELECT value, version FROM settings',
    );
    return { ...AS_IT_COMES, ...row?.value, version: row?.version ?? 0 };
  }

  /** @throws 409 when somebody changed them meanwhile. */
  async change(actor: Actor, read: number, changed: Settings): Promise<VersionedSettings> {
    return this.transaction.run(async () => {
      const { version, ...before } = await this.read();
      const [row] = await this.transaction.query<{ version: number }>(CHANGE, [
        JSON.stringify(changed),
        actor.accountId,
        this.clock.now(),
        read,
      ]);
      if (!row || version !== read) throw staleVersion(version);
      await this.journal.record(actor, settingsChanged(actor.accountId, before, changed));
      return { ...changed, version: row.version };
    });
  }
}

/** Compare-and-set; version 0 is the row that is not there yet. */
const CHANGE = `
  INSERT INTO settings AS s (value, changed_by, changed_at) VALUES ($1, $2, $3)
  ON CONFLICT (only_one) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at, version = s.version + 1
  WHERE s.version = $4::integer
  RETURNING version`;
