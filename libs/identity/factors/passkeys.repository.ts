import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export interface PasskeyRow {
  id: string;
  accountId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  synced: boolean;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const PASSKEY = `id, account_id AS "accountId", credential_id AS "credentialId", public_key AS "publicKey", counter, transports,
  synced, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

@Injectable()
export class PasskeysRepository {
  constructor(private readonly transaction: Transaction) {}

  ofAccount(accountId: string): Promise<PasskeyRow[]> {
    return this.transaction.query<PasskeyRow>(
      `SELECT ${PASSKEY} FROM passkeys WHERE account_id = $1 ORDER BY created_at, id`,
      [accountId],
    );
  }

  async byCredential(credentialId: Buffer): Promise<PasskeyRow | undefined> {
    const [row] = await this.transaction.query<PasskeyRow>(
      `SELECT ${PASSKEY} FROM passkeys WHERE credential_id = $1`,
      [credentialId],
    );
    return row;
  }

  /** @returns undefined when this credential is known already. */
  async add(passkey: Omit<PasskeyRow, 'id' | 'lastUsedAt'>, atMost: number): Promise<PasskeyRow | undefined> {
    const [row] = await this.transaction.query<PasskeyRow>(
      `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, synced, name, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
       WHERE (SELECT count(*) FROM passkeys WHERE account_id = $2) < $10
       ON CONFLICT (credential_id) DO NOTHING RETURNING ${PASSKEY}`,
      [
        newId(),
        passkey.accountId,
        passkey.credentialId,
        passkey.publicKey,
        passkey.counter,
        passkey.transports,
        passkey.synced,
        passkey.name,
        passkey.createdAt,
        atMost,
      ],
    );
    return row;
  }

  async used(id: string, counter: number, synced: boolean, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE passkeys SET counter = $2, synced = $3, last_used_at = $4 WHERE id = $1',
      [id, counter, synced, now],
    );
  }

  /** @returns its name, or undefined when it is not one of theirs. */
  async remove(accountId: string, id: string): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ name: string }>(
      `WITH gone AS (DELETE FROM passkeys WHERE account_id = $1 AND id = $2 RETURNING name) SELECT name FROM gone`,
      [accountId, id],
    );
    return row?.name;
  }
}
