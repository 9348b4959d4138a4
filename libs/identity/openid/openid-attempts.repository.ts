import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export interface AttemptRow {
  browserHash: Buffer;
  provider: string;
  accountId: string | null;
  sealedChecks: Buffer;
  redirectUri: string;
  nextPath: string | null;
}

@Injectable()
export class OpenIdAttemptsRepository {
  constructor(private readonly transaction: Transaction) {}

  async add(stateHash: Buffer, attempt: AttemptRow, now: Date, expiresAt: Date): Promise<void> {
    await this.transaction.query(
      `WITH swept AS (DELETE FROM openid_attempts WHERE expires_at <= $8)
       INSERT INTO openid_attempts (state_hash, browser_hash, provider, account_id, sealed_checks, redirect_uri,
                                    next_path, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $9)`,
      [
        stateHash,
        attempt.browserHash,
        attempt.provider,
        attempt.accountId,
        attempt.sealedChecks,
        attempt.redirectUri,
        attempt.nextPath,
        now,
        expiresAt,
      ],
    );
  }

  /** Takes it away: a state serves once, well or badly. */
  async take(stateHash: Buffer, now: Date): Promise<AttemptRow | undefined> {
    const [row] = await this.transaction.query<AttemptRow & { expiresAt: Date }>(
      `WITH taken AS (DELETE FROM openid_attempts WHERE state_hash = $1 RETURNING *)
       SELECT browser_hash AS "browserHash", provider, account_id AS "accountId", sealed_checks AS "sealedChecks",
              redirect_uri AS "redirectUri", next_path AS "nextPath"
       FROM taken WHERE expires_at > $2`,
      [stateHash, now],
    );
    return row;
  }
}
