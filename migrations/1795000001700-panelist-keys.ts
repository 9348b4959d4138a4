import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People without an address: accounts of panelists, and the keys they come in with. A column with a constant default, a
 * constraint weakened on a table that holds: no table is rewritten.
 */
export class PanelistKeys1795000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts
        ADD COLUMN panelist boolean NOT NULL DEFAULT false,
        ALTER COLUMN email DROP NOT NULL,
        ADD CONSTRAINT accounts_reachable CHECK (email IS NOT NULL OR panelist),
        ADD CONSTRAINT accounts_panelist_runs_nothing CHECK (NOT (panelist AND administrator));
      CREATE INDEX accounts_panelists ON accounts (id) WHERE panelist;

      CREATE TABLE panelist_keys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        -- SHA-256 of the link's 256 bits
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        -- HMAC of the short code, under a key that is not in the database
        code_hash bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
        issued_by uuid NOT NULL REFERENCES accounts,
        issued_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '366 days')
      );
      CREATE UNIQUE INDEX panelist_keys_standing ON panelist_keys (account_id) WHERE revoked_at IS NULL;
      CREATE INDEX panelist_keys_account ON panelist_keys (account_id, issued_at DESC);
      COMMENT ON TABLE panelist_keys IS 'Keys of panelists, printed on letters: hashes of the link and of the short code, who gave them, until when';
    `);
  }

  /** Accounts that have no address cannot be kept without this column. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE panelist_keys;
      DELETE FROM accounts WHERE email IS NULL;
      DROP INDEX accounts_panelists;
      ALTER TABLE accounts
        DROP CONSTRAINT accounts_reachable, DROP CONSTRAINT accounts_panelist_runs_nothing,
        ALTER COLUMN email SET NOT NULL,
        DROP COLUMN panelist;
    `);
  }
}
