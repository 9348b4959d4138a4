import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground: extensions, text search for French, people, organisations, and what the platform itself needs
 * (outbox, audit, files, idempotency, mailbox). Empty tables: no lock cost.
 */
export class Foundation1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS citext;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- unaccent() is not immutable, a text search configuration is: stems and accents are handled in one place.
      CREATE TEXT SEARCH CONFIGURATION french_plain (COPY = french);
      ALTER TEXT SEARCH CONFIGURATION french_plain
        ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

      CREATE TABLE outbox_events (
        id uuid PRIMARY KEY,
        type varchar(80) NOT NULL,
        subject_type varchar(40) NOT NULL,
        subject_id uuid NOT NULL,
        payload jsonb NOT NULL,
        actor_id uuid,
        occurred_at timestamptz NOT NULL,
        -- when the worker took it up, to tell its listeners
        relayed_at timestamptz
      );
      CREATE INDEX outbox_events_waiting ON outbox_events (id) WHERE relayed_at IS NULL;
      CREATE INDEX outbox_events_subject ON outbox_events (subject_type, subject_id, occurred_at);
      CREATE TABLE event_deliveries (
        event_id uuid NOT NULL REFERENCES outbox_events ON DELETE CASCADE,
        listener varchar(80) NOT NULL,
        delivered_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (event_id, listener)
      );

      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        action varchar(80) NOT NULL,
        subject_type varchar(40) NOT NULL,
        subject_id uuid NOT NULL,
        detail jsonb NOT NULL,
        request_id varchar(80)
      );
      CREATE INDEX audit_entries_subject ON audit_entries (subject_type, subject_id, id);
      CREATE TABLE audit_seals (
        position bigint PRIMARY KEY,
        entry_id bigint NOT NULL UNIQUE,
        hash bytea NOT NULL CHECK (length(hash) = 32)
      );
      CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER audit_entries_keep BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER audit_seals_keep BEFORE TRUNCATE ON audit_seals
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        email citext NOT NULL UNIQUE,
        display_name varchar(120) NOT NULL,
        locale varchar(2) NOT NULL DEFAULT 'fr' CHECK (locale IN ('fr', 'en')),
        administrator boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE sign_in_links (
        id uuid PRIMARY KEY,
        email citext NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        code_hash bytea NOT NULL,
        browser_hash bytea NOT NULL,
        next_path varchar(500),
        locale varchar(2) NOT NULL,
        wrong_codes smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        consumed_at timestamptz
      );
      CREATE INDEX sign_in_links_email ON sign_in_links (email, created_at DESC);
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        user_agent varchar(300),
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX sessions_account ON sessions (account_id) WHERE revoked_at IS NULL;

      CREATE TABLE idempotency_keys (
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        key varchar(128) NOT NULL,
        request_hash char(64) NOT NULL,
        status smallint,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, key)
      );
      CREATE TABLE mailbox (
        id uuid PRIMARY KEY,
        recipient citext NOT NULL,
        subject varchar(300) NOT NULL,
        text text NOT NULL,
        html text NOT NULL,
        sent_at timestamptz NOT NULL
      );
      CREATE INDEX mailbox_recent ON mailbox (sent_at DESC, id DESC);
      CREATE TABLE demo_personas (
        key varchar(60) PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        role varchar(120) NOT NULL,
        organisation varchar(160) NOT NULL,
        position smallint NOT NULL
      );
      CREATE TABLE stored_files (
        id uuid PRIMARY KEY,
        name varchar(200) NOT NULL,
        media_type varchar(120) NOT NULL,
        size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
        sha256 char(64) NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES accounts,
        uploaded_at timestamptz NOT NULL
      );

      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        kind varchar(20) NOT NULL CHECK (kind IN ('institution', 'social_enterprise', 'collective')),
        sort varchar(40) NOT NULL,
        name varchar(160) NOT NULL,
        slug varchar(80) NOT NULL UNIQUE,
        legal_form varchar(40) NOT NULL,
        siren char(9),
        rna char(10),
        founded_on date,
        summary varchar(600) NOT NULL DEFAULT '',
        website varchar(2000),
        commune_code varchar(5),
        commune_name varchar(120),
        department_code varchar(3),
        approvals varchar(40)[] NOT NULL DEFAULT '{}',
        verified_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX organisations_siren ON organisations (siren) WHERE siren IS NOT NULL;
      CREATE TABLE memberships (
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        role varchar(10) NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'reader')),
        title varchar(120) NOT NULL DEFAULT '',
        joined_at timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, account_id)
      );
      CREATE INDEX memberships_account ON memberships (account_id) INCLUDE (organisation_id, role);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE memberships, organisations, stored_files, demo_personas, mailbox, idempotency_keys, sessions, sign_in_links, accounts,
        audit_seals, audit_entries, event_deliveries, outbox_events;
      DROP FUNCTION refuse_rewriting();
      DROP TEXT SEARCH CONFIGURATION french_plain;
      DROP EXTENSION pg_trgm;
      DROP EXTENSION unaccent;
      DROP EXTENSION citext;
    `);
  }
}
