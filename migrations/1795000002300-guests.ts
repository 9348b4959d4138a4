import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Guests of one thread: accounts without an address, the keys they come in with, and where. A column with a constant
 * default, a constraint weakened on a table that holds: no table is rewritten.
 */
export class Guests1795000002300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts
        ADD COLUMN guest boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT accounts_reachable,
        ADD CONSTRAINT accounts_reachable CHECK (email IS NOT NULL OR panelist OR guest),
        ADD CONSTRAINT accounts_guest_is_only_that CHECK (NOT (guest AND (administrator OR panelist)));

      CREATE TABLE guest_keys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        -- SHA-256 of the link's 256 bits
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        home varchar(200) NOT NULL CHECK (home LIKE '/%'),
        issued_by uuid NOT NULL REFERENCES accounts,
        issued_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '366 days')
      );
      CREATE UNIQUE INDEX guest_keys_standing ON guest_keys (account_id) WHERE revoked_at IS NULL;
      CREATE INDEX guest_keys_account ON guest_keys (account_id, issued_at DESC);
      COMMENT ON TABLE guest_keys IS 'Links of guests: a hash, where they lead, who gave them, until when';

      CREATE TABLE thread_guests (
        thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
        account_id uuid NOT NULL UNIQUE REFERENCES accounts,
        may_write boolean NOT NULL,
        invited_by uuid NOT NULL REFERENCES accounts,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        PRIMARY KEY (thread_id, account_id)
      );
      COMMENT ON TABLE thread_guests IS 'Who was invited into one thread from outside, by whom, until when';
    `);
  }

  /** Accounts that have no address cannot be kept without this column. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE thread_guests;
      DROP TABLE guest_keys;
      DELETE FROM accounts WHERE guest AND email IS NULL;
      ALTER TABLE accounts
        DROP CONSTRAINT accounts_reachable,
        ADD CONSTRAINT accounts_reachable CHECK (email IS NOT NULL OR panelist),
        DROP CONSTRAINT accounts_guest_is_only_that,
        DROP COLUMN guest;
    `);
  }
}
