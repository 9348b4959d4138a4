import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications, their sections, frozen dossiers, reviews, conflicts and decisions. Empty tables: no lock cost. */
export class Applications1795000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE receipt_numbers;

      CREATE TABLE applications (
        id uuid PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES calls,
        -- null when persons apply in their own name (internal calls, idea boxes)
        organisation_id uuid REFERENCES organisations,
        status varchar(20) NOT NULL CHECK (status IN ('draft', 'submitted', 'completing', 'admissible', 'inadmissible',
          'in_review', 'shortlisted', 'accepted', 'waitlisted', 'declined', 'withdrawn')),
        title varchar(200) NOT NULL DEFAULT '',
        requested_cents bigint CHECK (requested_cents >= 0),
        created_by uuid NOT NULL REFERENCES accounts,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        -- of the last dossier; stays when the applicant takes it up again
        submitted_at timestamptz,
        last_dossier integer NOT NULL DEFAULT 0,
        -- conditions of the call as they stood at the last submission
        findings jsonb NOT NULL DEFAULT '[]',
        complement jsonb,
        inadmissible_reason varchar(4000),
        waivers jsonb NOT NULL DEFAULT '[]',
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX applications_call ON applications (call_id, submitted_at DESC, id DESC) WHERE submitted_at IS NOT NULL;
      CREATE INDEX applications_organisation ON applications (organisation_id, id DESC);
      -- one living application per organisation and call
      CREATE UNIQUE INDEX applications_once ON applications (call_id, organisation_id) WHERE status <> 'withdrawn';

      CREATE TABLE application_people (
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts,
        role varchar(10) NOT NULL CHECK (role IN ('bearer', 'teammate')),
        PRIMARY KEY (application_id, account_id)
      );
      CREATE INDEX application_people_account ON application_people (account_id, application_id);

      CREATE TABLE application_sections (
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        key varchar(60) NOT NULL,
        answers jsonb NOT NULL,
        confidential boolean NOT NULL DEFAULT false,
        updated_by uuid NOT NULL REFERENCES accounts,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (application_id, key)
      );

      CREATE TABLE application_files (
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        file_id uuid NOT NULL REFERENCES stored_files,
        section_key varchar(60) NOT NULL,
        field_key varchar(60) NOT NULL,
        PRIMARY KEY (application_id, file_id)
      );
      CREATE INDEX application_files_file ON application_files (file_id);

      CREATE TABLE dossiers (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        number integer NOT NULL,
        receipt_number varchar(24) NOT NULL UNIQUE,
        -- canonical JSON (RFC 8785) as text, so that the hash can be checked on the very bytes
        content text NOT NULL,
        sha256 char(64) NOT NULL,
        submitted_by uuid NOT NULL REFERENCES accounts,
        submitted_at timestamptz NOT NULL,
        UNIQUE (application_id, number)
      );
      CREATE TRIGGER dossiers_frozen BEFORE UPDATE ON dossiers FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

      -- what a dossier froze: these files outlive the draft they came from
      CREATE TABLE dossier_files (
        dossier_id uuid NOT NULL REFERENCES dossiers ON DELETE CASCADE,
        file_id uuid NOT NULL REFERENCES stored_files,
        section_key varchar(60) NOT NULL,
        field_key varchar(60) NOT NULL,
        confidential boolean NOT NULL,
        PRIMARY KEY (dossier_id, file_id)
      );
      CREATE INDEX dossier_files_file ON dossier_files (file_id);

      CREATE TABLE dossier_readings (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts,
        -- null: the dossier itself
        file_id uuid REFERENCES stored_files,
        at timestamptz NOT NULL
      );
      CREATE INDEX dossier_readings_application ON dossier_readings (application_id, id DESC);

      CREATE TABLE conflicts_of_interest (
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts,
        in_conflict boolean NOT NULL,
        reason varchar(1000) NOT NULL DEFAULT '',
        declared_at timestamptz NOT NULL,
        PRIMARY KEY (application_id, account_id)
      );

      CREATE TABLE reviews (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        reviewer_id uuid NOT NULL REFERENCES accounts,
        status varchar(10) NOT NULL CHECK (status IN ('assigned', 'sent', 'recused')),
        scores jsonb NOT NULL DEFAULT '[]',
        opinion varchar(4000) NOT NULL DEFAULT '',
        assigned_at timestamptz NOT NULL,
        sent_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (application_id, reviewer_id)
      );
      CREATE INDEX reviews_reviewer ON reviews (reviewer_id, status, application_id);

      CREATE TABLE decisions (
        application_id uuid PRIMARY KEY REFERENCES applications ON DELETE CASCADE,
        outcome varchar(10) NOT NULL CHECK (outcome IN ('accepted', 'waitlisted', 'declined')),
        amount_cents bigint CHECK (amount_cents >= 0),
        reasons jsonb NOT NULL,
        message varchar(4000) NOT NULL DEFAULT '',
        decided_by uuid NOT NULL REFERENCES accounts,
        decided_at timestamptz NOT NULL,
        released_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE decisions, reviews, conflicts_of_interest, dossier_readings, dossier_files, dossiers, application_files,
        application_sections, application_people, applications;
      DROP SEQUENCE receipt_numbers;
    `);
  }
}
