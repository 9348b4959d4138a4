import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an organisation says of itself and what others vouch for: official places, whole profiles, documents that
 * expire, references, verification and claims. New tables are empty, `organisations` is small: no lock cost.
 */
export class OrganisationProfiles1795000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES);
    await runner.query(PROFILES);
    await runner.query(DOCUMENTS);
    await runner.query(REFERENCES);
    await runner.query(CLAIMS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE organisation_claims, organisation_references, organisation_document_reminders,
        organisation_document_versions, organisation_documents;
      DROP INDEX organisations_rna, organisations_search, organisations_status, organisations_commune;
      ALTER TABLE organisations
        DROP CONSTRAINT organisations_commune_code_fkey,
        DROP COLUMN siret, DROP COLUMN legal_code, DROP COLUMN search_name, DROP COLUMN status,
        DROP COLUMN status_reason, DROP COLUMN verification_requested_at, DROP COLUMN esus_number,
        DROP COLUMN esus_granted_on, DROP COLUMN esus_expires_on, DROP COLUMN mission_objectives,
        DROP COLUMN mission_committee, DROP COLUMN themes, DROP COLUMN publics, DROP COLUMN territories,
        DROP COLUMN logo_file_id;
      DROP TABLE communes, departments, regions, place_editions;
    `);
  }
}

/** The official geographic code. Filled by apps/api/migrate.ts from its package, edition by edition; rows never leave. */
const PLACES = `
  CREATE TABLE place_editions (
    version varchar(40) PRIMARY KEY,
    imported_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE place_editions IS 'Editions of the official geographic code that were imported';
  CREATE TABLE regions (
    code varchar(3) PRIMARY KEY,
    name varchar(80) NOT NULL
  );
  COMMENT ON TABLE regions IS 'Régions of the official geographic code';
  CREATE TABLE departments (
    code varchar(3) PRIMARY KEY,
    name varchar(80) NOT NULL,
    -- none for an overseas collectivity
    region_code varchar(3) REFERENCES regions
  );
  COMMENT ON TABLE departments IS 'Départements and overseas collectivities of the official geographic code';
  CREATE TABLE communes (
    code varchar(5) PRIMARY KEY CHECK (code ~ '^([0-9]{5}|2[AB][0-9]{3})$'),
    name varchar(120) NOT NULL,
    kind varchar(10) NOT NULL CHECK (kind IN ('commune', 'delegated', 'associated', 'district')),
    -- the commune of today that it belongs to
    parent_code varchar(5),
    department_code varchar(3) REFERENCES departments,
    population integer NOT NULL DEFAULT 0,
    postcodes varchar(5)[] NOT NULL DEFAULT '{}',
    -- lower case, no accent, spaces only
    search_name varchar(120) NOT NULL,
    -- false once an edition no longer lists it: what points at it stays true
    current boolean NOT NULL
  );
  COMMENT ON TABLE communes IS 'Communes, and their old and municipal parts, of the official geographic code';
  CREATE INDEX communes_prefix ON communes (search_name text_pattern_ops);
  -- GiST: it gives the nearest names in order, where GIN would read every name that shares a syllable.
  CREATE INDEX communes_nearest ON communes USING gist (search_name gist_trgm_ops);
  CREATE INDEX communes_postcode ON communes USING gin (postcodes);
`;

const PROFILES = `
  -- Codes typed before the official list was here: kept as they are, outside the list until an edition knows them.
  INSERT INTO communes (code, name, kind, search_name, current)
  SELECT DISTINCT ON (commune_code) commune_code, coalesce(commune_name, commune_code), 'commune',
    lower(unaccent(coalesce(commune_name, commune_code))), false
  FROM organisations WHERE commune_code IS NOT NULL ORDER BY commune_code;

  ALTER TABLE organisations
    ADD COLUMN siret char(14),
    ADD COLUMN legal_code char(4),
    ADD COLUMN search_name varchar(200) NOT NULL DEFAULT '',
    ADD COLUMN status varchar(10) NOT NULL DEFAULT 'pending'
      CHECK (status IN ('pending', 'verified', 'refused', 'suspended')),
    ADD COLUMN status_reason varchar(1000),
    ADD COLUMN verification_requested_at timestamptz,
    ADD COLUMN esus_number varchar(40),
    ADD COLUMN esus_granted_on date,
    ADD COLUMN esus_expires_on date,
    ADD COLUMN mission_objectives varchar(300)[] NOT NULL DEFAULT '{}',
    ADD COLUMN mission_committee varchar(200),
    ADD COLUMN themes varchar(60)[] NOT NULL DEFAULT '{}',
    ADD COLUMN publics varchar(80)[] NOT NULL DEFAULT '{}',
    ADD COLUMN territories varchar(20)[] NOT NULL DEFAULT '{}',
    ADD COLUMN logo_file_id uuid REFERENCES stored_files,
    ADD CONSTRAINT organisations_commune_code_fkey FOREIGN KEY (commune_code) REFERENCES communes;
  UPDATE organisations SET
    status = CASE WHEN verified_at IS NULL THEN 'pending' ELSE 'verified' END,
    verification_requested_at = created_at,
    search_name = lower(unaccent(name));
  CREATE UNIQUE INDEX organisations_rna ON organisations (rna) WHERE rna IS NOT NULL;
  CREATE INDEX organisations_search ON organisations USING gin (search_name gin_trgm_ops);
  CREATE INDEX organisations_status ON organisations (status, verification_requested_at, id);
  CREATE INDEX organisations_commune ON organisations (commune_code);
`;

const DOCUMENTS = `
  CREATE TABLE organisation_documents (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
    kind varchar(30) NOT NULL,
    title varchar(120) NOT NULL,
    visibility varchar(12) NOT NULL CHECK (visibility IN ('team', 'institutions', 'public')),
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    version integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE organisation_documents IS 'Papers an organisation keeps ready: statutes, insurance, accounts…';
  CREATE INDEX organisation_documents_of ON organisation_documents (organisation_id) WHERE removed_at IS NULL;
  CREATE TABLE organisation_document_versions (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES organisation_documents ON DELETE CASCADE,
    number integer NOT NULL,
    file_id uuid NOT NULL UNIQUE REFERENCES stored_files,
    issued_on date,
    expires_on date,
    added_by uuid NOT NULL REFERENCES accounts,
    added_at timestamptz NOT NULL,
    -- replaced by a later one
    replaced_at timestamptz,
    UNIQUE (document_id, number)
  );
  COMMENT ON TABLE organisation_document_versions IS 'Each file a document was made of, the latest one in force';
  CREATE UNIQUE INDEX organisation_document_in_force ON organisation_document_versions (document_id)
    WHERE replaced_at IS NULL;
  CREATE INDEX organisation_document_expiring ON organisation_document_versions (expires_on)
    WHERE replaced_at IS NULL AND expires_on IS NOT NULL;
  CREATE TABLE organisation_document_reminders (
    version_id uuid NOT NULL REFERENCES organisation_document_versions ON DELETE CASCADE,
    days_before smallint NOT NULL CHECK (days_before IN (30, 7, 0)),
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, days_before)
  );
  COMMENT ON TABLE organisation_document_reminders IS 'Reminders of expiry already sent, so that none is sent twice';
`;

const REFERENCES = `
  CREATE TABLE organisation_references (
    id uuid PRIMARY KEY,
    enterprise_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
    institution_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
    status varchar(10) NOT NULL
      CHECK (status IN ('requested', 'proposed', 'attested', 'refused', 'declined', 'withdrawn')),
    title varchar(160) NOT NULL,
    what varchar(3000) NOT NULL,
    commune_codes varchar(5)[] NOT NULL DEFAULT '{}',
    started_on date NOT NULL,
    ended_on date,
    publics varchar(80)[] NOT NULL DEFAULT '{}',
    people_reached integer CHECK (people_reached >= 0),
    results jsonb NOT NULL DEFAULT '[]',
    contact_name varchar(120),
    contact_email citext,
    statement varchar(3000) NOT NULL DEFAULT '',
    quote varchar(600) NOT NULL DEFAULT '',
    quote_author varchar(160) NOT NULL DEFAULT '',
    reason varchar(1000),
    requested_by uuid NOT NULL REFERENCES accounts,
    answered_by uuid REFERENCES accounts,
    attested_at timestamptz,
    shown boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK (enterprise_id <> institution_id)
  );
  COMMENT ON TABLE organisation_references IS 'What an institution attests that an organisation did with it';
  CREATE INDEX organisation_references_enterprise ON organisation_references (enterprise_id, created_at, id);
  CREATE INDEX organisation_references_institution ON organisation_references (institution_id, created_at, id);
`;

const CLAIMS = `
  CREATE TABLE organisation_claims (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    status varchar(10) NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'withdrawn')),
    title varchar(120) NOT NULL DEFAULT '',
    message varchar(1000) NOT NULL,
    role varchar(10) CHECK (role IN ('owner', 'manager', 'member', 'reader')),
    reason varchar(1000),
    decided_by uuid REFERENCES accounts,
    decided_at timestamptz,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE organisation_claims IS 'People who say they belong to an organisation that is already here';
  CREATE UNIQUE INDEX organisation_claims_open ON organisation_claims (organisation_id, account_id)
    WHERE status = 'open';
  CREATE INDEX organisation_claims_waiting ON organisation_claims (created_at, id) WHERE status = 'open';
  CREATE INDEX organisation_claims_account ON organisation_claims (account_id, created_at);
`;
