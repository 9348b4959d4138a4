import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

/** Which ways an account has set up. */
export interface Factors {
  passkeys: number;
  passwordSetAt: Date | null;
  app: boolean;
  appConfirmedAt: Date | null;
  recoveryCodesLeft: number;
  recoveryCodesMadeAt: Date | null;
  passkeyOfferAnswered: boolean;
}

/** A passkey counts for two; an app is a second one. Recovery codes stand in for either. */
export const holdsSecondFactor = ({ passkeys, app }: Factors): boolean => passkeys > 0 || app;

@Injectable()
export class FactorsRepository {
  constructor(private readonly transaction: Transaction) {}

  async of(accountId: string): Promise<Factors> {
    const [row] = await this.transaction.query<Omit<Factors, 'app'>>(
      `SELECT (SELECT count(*) FROM passkeys WHERE account_id = a.id) AS passkeys,
              (SELECT set_at FROM passwords WHERE account_id = a.id) AS "passwordSetAt",
              (SELECT confirmed_at FROM authenticator_apps WHERE account_id = a.id) AS "appConfirmedAt",
              (SELECT count(*) FROM recovery_codes WHERE account_id = a.id AND used_at IS NULL) AS "recoveryCodesLeft",
              (SELECT max(made_at) FROM recovery_codes WHERE account_id = a.id) AS "recoveryCodesMadeAt",
              a.passkey_offer_answered_at IS NOT NULL AS "passkeyOfferAnswered"
       FROM accounts a WHERE a.id = $1`,
      [accountId],
    );
    if (!row) throw new Error(`No account ${accountId}`);
    return { ...row, app: row.appConfirmedAt !== null };
  }

  async answerPasskeyOffer(accountId: string, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE accounts SET passkey_offer_answered_at = $2 WHERE id = $1 AND passkey_offer_answered_at IS NULL',
      [accountId, now],
    );
  }

  async addPasskeyChallenge(
    challengeHash: Buffer,
    purpose: 'register' | 'sign_in' | 'confirm',
    accountId: string | null,
    now: Date,
    expiresAt: Date,
  ): Promise<void> {
    await this.transaction.query(
      `WITH swept AS (DELETE FROM passkey_challenges WHERE expires_at <= $4)
       INSERT INTO passkey_challenges (challenge_hash, purpose, account_id, expires_at) VALUES ($1, $2, $3, $5)`,
      [challengeHash, purpose, accountId, now, expiresAt],
    );
  }

  /** Takes the challenge away: it serves once, well or badly. @returns whether it was there, for this purpose and person. */
  async takePasskeyChallenge(
    challengeHash: Buffer,
    purpose: 'register' | 'sign_in' | 'confirm',
    accountId: string | null,
    now: Date,
  ): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH taken AS (DELETE FROM passkey_challenges WHERE challenge_hash = $1
         RETURNING purpose, account_id, expires_at)
       SELECT FROM taken WHERE purpose = $2 AND account_id IS NOT DISTINCT FROM $3::uuid AND expires_at > $4`,
      [challengeHash, purpose, accountId, now],
    );
    return rows.length === 1;
  }
}
