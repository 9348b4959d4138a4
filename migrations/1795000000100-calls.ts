import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls for projects: the call, who leads it, who works on it, its documents. Empty tables: no lock cost. */
export class Calls1795000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE call_references;

      CREATE TABLE calls (
        id uuid PRIMARY KEY,
        reference varchar(20) NOT NULL UNIQUE,
        slug varchar(120) NOT NULL UNIQUE,
        kind varchar(10) NOT NULL CHECK (kind IN ('projects', 'interest', 'internal', 'ideas')),
        -- open and closed are told by the clock from the dates, never stored
        status varchar(20) NOT NULL CHECK (status IN ('draft', 'published', 'deliberating', 'decided', 'archived', 'cancelled')),
        title varchar(200) NOT NULL,
        summary varchar(600) NOT NULL DEFAULT '',
        need text NOT NULL DEFAULT '',
        themes varchar(60)[] NOT NULL DEFAULT '{}',
        publics varchar(80)[] NOT NULL DEFAULT '{}',
        territories varchar(80)[] NOT NULL DEFAULT '{}',
        money jsonb NOT NULL,
        awards jsonb NOT NULL DEFAULT '[]',
        opens_at timestamptz,
        closes_at timestamptz,
        decision_by timestamptz,
        steps jsonb NOT NULL DEFAULT '[]',
        project_starts_on date,
        project_ends_on date,
        eligibility jsonb NOT NULL DEFAULT '[]',
        form jsonb NOT NULL,
        criteria jsonb NOT NULL DEFAULT '[]',
        pact jsonb NOT NULL DEFAULT '[]',
        amendments jsonb NOT NULL DEFAULT '[]',
        contact jsonb,
        published_at timestamptz,
        decided_at timestamptz,
        cancelled_reason varchar(2000),
        created_by uuid NOT NULL REFERENCES accounts,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        search tsvector GENERATED ALWAYS AS (
          setweight(to_tsvector('french_plain', title), 'A') || setweight(to_tsvector('french', title), 'A') ||
          setweight(to_tsvector('french_plain', summary), 'B') || setweight(to_tsvector('french', summary), 'B') ||
          setweight(to_tsvector('french_plain', need), 'C') || setweight(to_tsvector('french', need), 'C')
        ) STORED,
        CHECK (closes_at IS NULL OR opens_at IS NULL OR closes_at > opens_at)
      );
      -- the directory: what is published, by deadline; calls without one come last
      CREATE INDEX calls_by_deadline ON calls ((coalesce(closes_at, 'infinity')), id)
        WHERE status IN ('published', 'deliberating', 'decided');
      CREATE INDEX calls_search ON calls USING gin (search) WHERE status IN ('published', 'deliberating', 'decided');
      CREATE INDEX calls_title_trgm ON calls USING gin (title gin_trgm_ops) WHERE status IN ('published', 'deliberating', 'decided');
      CREATE INDEX calls_themes ON calls USING gin (themes) WHERE status IN ('published', 'deliberating', 'decided');

      CREATE TABLE call_leads (
        call_id uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisations,
        position smallint NOT NULL,
        approved_at timestamptz,
        approved_by uuid REFERENCES accounts,
        PRIMARY KEY (call_id, organisation_id)
      );
      CREATE INDEX call_leads_organisation ON call_leads (organisation_id, call_id);

      CREATE TABLE call_team (
        call_id uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts,
        function varchar(10) NOT NULL CHECK (function IN ('lead', 'officer', 'reviewer', 'juror', 'observer')),
        added_at timestamptz NOT NULL,
        PRIMARY KEY (call_id, account_id, function)
      );
      CREATE INDEX call_team_account ON call_team (account_id, call_id);

      CREATE TABLE call_documents (
        call_id uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
        file_id uuid NOT NULL REFERENCES stored_files,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (call_id, file_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE call_documents, call_team, call_leads, calls; DROP SEQUENCE call_references;',
    );
  }
}
