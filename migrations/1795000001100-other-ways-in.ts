import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ways in besides our own factors: identity providers (OpenID Connect) of organisations, and personal access tokens for
 * programs. Empty tables, nullable columns: no lock cost.
 */
export class OtherWaysIn1795000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_providers (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL UNIQUE REFERENCES organisations ON DELETE CASCADE,
        profile varchar(12) NOT NULL CHECK (profile IN ('generic', 'proconnect')),
        issuer varchar(500) NOT NULL,
        client_id varchar(300) NOT NULL,
        sealed_secret bytea NOT NULL,
        set_by uuid NOT NULL REFERENCES accounts,
        set_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE identity_providers IS 'Where the people of an organisation sign in (OpenID Connect); the client secret is sealed with the instance''s key';

      CREATE TABLE external_identities (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        issuer varchar(500) NOT NULL,
        subject varchar(255) NOT NULL,
        provider_name varchar(160) NOT NULL,
        email citext,
        siret varchar(14),
        linked_at timestamptz NOT NULL,
        last_used_at timestamptz,
        UNIQUE (issuer, subject)
      );
      CREATE INDEX external_identities_account ON external_identities (account_id, linked_at);
      COMMENT ON TABLE external_identities IS 'Who a person is at an identity provider: found again by issuer and subject, whatever becomes of the address';

      CREATE TABLE openid_attempts (
        state_hash bytea PRIMARY KEY CHECK (length(state_hash) = 32),
        browser_hash bytea NOT NULL CHECK (length(browser_hash) = 32),
        provider varchar(40) NOT NULL,
        -- null to sign in; else who wants to link an identity
        account_id uuid REFERENCES accounts ON DELETE CASCADE,
        -- nonce and PKCE verifier
        sealed_checks bytea NOT NULL,
        redirect_uri varchar(500) NOT NULL,
        next_path varchar(500),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX openid_attempts_expiry ON openid_attempts (expires_at);
      CREATE INDEX openid_attempts_account ON openid_attempts (account_id);
      COMMENT ON TABLE openid_attempts IS 'Sign-ins under way at an identity provider; each is deleted by its one use';

      -- to close the provider's session with ours
      ALTER TABLE sessions ADD COLUMN provider varchar(40), ADD COLUMN sealed_id_token bytea;

      CREATE TABLE access_tokens (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        name varchar(80) NOT NULL,
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        scopes varchar(30)[] NOT NULL CHECK (cardinality(scopes) > 0),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        CHECK (expires_at <= created_at + interval '366 days')
      );
      CREATE INDEX access_tokens_account ON access_tokens (account_id, id DESC);
      COMMENT ON TABLE access_tokens IS 'Personal access tokens for the API: their hash, what they open, until when';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions DROP COLUMN provider, DROP COLUMN sealed_id_token;
      DROP TABLE access_tokens, openid_attempts, external_identities, identity_providers;
    `);
  }
}
