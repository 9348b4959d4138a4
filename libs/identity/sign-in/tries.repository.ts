import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export interface Tally {
  fingerprint: Buffer;
  count: number;
  endsAt: Date;
}

@Injectable()
export class TriesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Counts one try under each fingerprint. In their order, so that two at once never wait for each other. */
  add(fingerprints: readonly Buffer[], now: Date, endsAt: Date): Promise<Tally[]> {
    return this.transaction.query<Tally>(
      `INSERT INTO tries AS t (fingerprint, count, ends_at)
       SELECT fingerprint, 1, $3::timestamptz FROM unnest($1::bytea[]) AS fingerprint ORDER BY fingerprint
       ON CONFLICT (fingerprint) DO UPDATE SET
         count = CASE WHEN t.ends_at <= $2::timestamptz THEN 1 ELSE t.count + 1 END,
         ends_at = CASE WHEN t.ends_at <= $2::timestamptz THEN EXCLUDED.ends_at ELSE t.ends_at END
       RETURNING fingerprint, count, ends_at AS "endsAt"`,
      [fingerprints, now, endsAt],
    );
  }

  /** The try was right: the subject starts afresh, the address gets it back. */
  async giveBack(subject: Buffer, address: Buffer): Promise<void> {
    await this.transaction.query(
      `UPDATE tries SET count = CASE WHEN fingerprint = $1 THEN 0 ELSE greatest(count - 1, 0) END
       WHERE fingerprint = $1 OR fingerprint = $2`,
      [subject, address],
    );
  }

  async giveOneBack(fingerprints: readonly Buffer[]): Promise<void> {
    await this.transaction.query(
      `UPDATE tries SET count = greatest(count - 1, 0) WHERE fingerprint IN (
         SELECT fingerprint FROM tries WHERE fingerprint = ANY($1) ORDER BY fingerprint FOR UPDATE)`,
      [fingerprints],
    );
  }

  async sweep(now: Date): Promise<void> {
    await this.transaction.query('DELETE FROM tries WHERE ends_at <= $1', [now]);
  }
}
