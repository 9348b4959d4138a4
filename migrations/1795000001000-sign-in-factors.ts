import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ways to sign in besides the link by mail, second factors, and what is counted against guessing. Sessions and
 * accounts gain columns with constant or stable defaults: no table is rewritten.
 */
export class SignInFactors1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts ADD COLUMN passkey_offer_answered_at timestamptz;
      ALTER TABLE sessions
        ADD COLUMN method varchar(20) NOT NULL DEFAULT 'link',
        ADD COLUMN proven_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN second_factor_at timestamptz,
        ADD COLUMN awaits_second_factor boolean NOT NULL DEFAULT false;

      CREATE TABLE passkeys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        credential_id bytea NOT NULL UNIQUE,
        public_key bytea NOT NULL,
        counter bigint NOT NULL CHECK (counter >= 0),
        transports varchar(20)[] NOT NULL DEFAULT '{}',
        -- kept by the maker's cloud, so it survives the loss of the device
        synced boolean NOT NULL,
        name varchar(80) NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz
      );
      CREATE INDEX passkeys_account ON passkeys (account_id, created_at);
      COMMENT ON TABLE passkeys IS 'Public halves of people''s passkeys, with the name they gave each';

      CREATE TABLE passkey_challenges (
        challenge_hash bytea PRIMARY KEY,
        purpose varchar(10) NOT NULL CHECK (purpose IN ('register', 'sign_in', 'confirm')),
        account_id uuid REFERENCES accounts ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        CHECK ((purpose = 'sign_in') = (account_id IS NULL))
      );
      CREATE INDEX passkey_challenges_expiry ON passkey_challenges (expires_at);
      COMMENT ON TABLE passkey_challenges IS 'Hashes of WebAuthn challenges under way; each is deleted by its one use';

      CREATE TABLE passwords (
        account_id uuid PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
        argon2id_hash varchar(200) NOT NULL,
        set_at timestamptz NOT NULL
      );
      COMMENT ON TABLE passwords IS 'Hashes of the passwords of those who chose to have one';

      CREATE TABLE authenticator_apps (
        account_id uuid PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
        sealed_secret bytea,
        confirmed_at timestamptz,
        -- 30-second step of the last code accepted: no code serves twice
        last_step bigint NOT NULL DEFAULT 0,
        sealed_candidate bytea,
        candidate_until timestamptz,
        CHECK ((sealed_secret IS NULL) = (confirmed_at IS NULL)),
        CHECK ((sealed_candidate IS NULL) = (candidate_until IS NULL))
      );
      COMMENT ON TABLE authenticator_apps IS 'Secrets of people''s authenticator apps (TOTP), sealed with the instance''s key: the one in use, and one being set up';

      CREATE TABLE recovery_codes (
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        made_at timestamptz NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      );
      COMMENT ON TABLE recovery_codes IS 'Hashes of the recovery codes of each person, and when each was used';

      CREATE TABLE email_changes (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        new_email citext NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        consumed_at timestamptz
      );
      CREATE INDEX email_changes_account ON email_changes (account_id, asked_at DESC);
      COMMENT ON TABLE email_changes IS 'Changes of e-mail address that people asked for, until the new address confirms';

      CREATE TABLE tries (
        fingerprint bytea PRIMARY KEY,
        count integer NOT NULL,
        ends_at timestamptz NOT NULL
      );
      CREATE INDEX tries_end ON tries (ends_at);
      COMMENT ON TABLE tries IS 'Tries to sign in of the last minutes, per way and account or network address, under keyed fingerprints';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tries, email_changes, recovery_codes, authenticator_apps, passwords, passkey_challenges, passkeys;
      ALTER TABLE sessions
        DROP COLUMN method, DROP COLUMN proven_at, DROP COLUMN second_factor_at, DROP COLUMN awaits_second_factor;
      ALTER TABLE accounts DROP COLUMN passkey_offer_answered_at;
    `);
  }
}
