import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People and organisations join, leave, stand in for each other: invitations, entry by e-mail domain, delegations,
 * places left behind, collectives. Empty tables: no lock cost; the new column has a constant default.
 */
export class Members1795000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE memberships ADD COLUMN version integer NOT NULL DEFAULT 1;

      -- who was a member, until when; a person who comes back keeps their past here
      CREATE TABLE former_members (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        role varchar(10) NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'reader')),
        title varchar(120) NOT NULL DEFAULT '',
        joined_at timestamptz NOT NULL,
        left_at timestamptz NOT NULL,
        -- null when they left by themselves
        removed_by uuid REFERENCES accounts
      );
      CREATE INDEX former_members_organisation ON former_members (organisation_id, left_at DESC, id DESC);
      CREATE INDEX former_members_account ON former_members (account_id, organisation_id);

      -- what a person held in the organisation's name on the day they left, until somebody takes it over
      CREATE TABLE vacated_places (
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        noun varchar(40) NOT NULL,
        subject_id uuid NOT NULL,
        place varchar(40) NOT NULL,
        vacated_at timestamptz NOT NULL,
        PRIMARY KEY (organisation_id, account_id, noun, subject_id, place)
      );

      -- who was asked in by e-mail; the link of the letter is known by its hash only
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        email citext NOT NULL,
        role varchar(10) NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'reader')),
        locale varchar(2) NOT NULL CHECK (locale IN ('fr', 'en')),
        word varchar(1000) NOT NULL DEFAULT '',
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        -- expired is told by the clock, never stored
        status varchar(10) NOT NULL CHECK (status IN ('pending', 'accepted', 'declined', 'revoked')),
        invited_by uuid NOT NULL REFERENCES accounts,
        created_at timestamptz NOT NULL,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        settled_at timestamptz,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX invitations_once ON invitations (organisation_id, email) WHERE status = 'pending';
      CREATE INDEX invitations_email ON invitations (email) WHERE status = 'pending';
      CREATE INDEX invitations_organisation ON invitations (organisation_id, id DESC) WHERE status = 'pending';

      -- e-mail domains by which colleagues come in by themselves
      CREATE TABLE organisation_domains (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        domain citext NOT NULL,
        entry varchar(10) NOT NULL CHECK (entry IN ('direct', 'approval')),
        claimed_by uuid NOT NULL REFERENCES accounts,
        claimed_at timestamptz NOT NULL,
        verified_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (organisation_id, domain)
      );
      CREATE UNIQUE INDEX organisation_domains_verified ON organisation_domains (domain) WHERE verified_at IS NOT NULL;

      -- people of a verified domain who ask to come in
      CREATE TABLE join_requests (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        word varchar(1000) NOT NULL DEFAULT '',
        status varchar(10) NOT NULL CHECK (status IN ('pending', 'approved', 'refused', 'withdrawn')),
        reason varchar(1000) NOT NULL DEFAULT '',
        asked_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_by uuid REFERENCES accounts,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX join_requests_once ON join_requests (organisation_id, account_id) WHERE status = 'pending';
      CREATE INDEX join_requests_account ON join_requests (account_id, id DESC);

      -- one person's rights in an organisation, lent to another until a date
      CREATE TABLE delegations (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        from_account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        to_account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        role varchar(10) NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'reader')),
        reason varchar(300) NOT NULL DEFAULT '',
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        given_by uuid NOT NULL REFERENCES accounts,
        given_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES accounts,
        CHECK (ends_at > starts_at),
        CHECK (from_account_id <> to_account_id)
      );
      CREATE INDEX delegations_to ON delegations (to_account_id) WHERE revoked_at IS NULL;
      CREATE INDEX delegations_organisation ON delegations (organisation_id, ends_at) WHERE revoked_at IS NULL;

      -- organisations in a collective, past ones too
      CREATE TABLE collective_members (
        id uuid PRIMARY KEY,
        collective_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        role varchar(10) NOT NULL CHECK (role IN ('backbone', 'member')),
        status varchar(10) NOT NULL CHECK (status IN ('invited', 'asked', 'joined', 'declined', 'left')),
        word varchar(1000) NOT NULL DEFAULT '',
        asked_by uuid NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL,
        joined_at timestamptz,
        left_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK (collective_id <> organisation_id)
      );
      CREATE UNIQUE INDEX collective_members_once ON collective_members (collective_id, organisation_id)
        WHERE status IN ('invited', 'asked', 'joined');
      -- on the path of every request: from one's organisations to their collectives
      CREATE INDEX collective_members_joined ON collective_members (organisation_id) INCLUDE (collective_id, role)
        WHERE status = 'joined';

      -- rights held for good: one's own, and those of one's organisation in its collectives (libs/organisations, README);
      -- "through" is the organisation that gives them
      CREATE VIEW standings WITH (security_invoker = true) AS
        SELECT account_id, organisation_id, role, organisation_id AS through FROM memberships
        UNION ALL
        SELECT m.account_id, c.collective_id,
          CASE WHEN m.role = 'reader' THEN 'reader'
               WHEN c.role = 'backbone' AND m.role IN ('owner', 'manager') THEN 'manager'
               ELSE 'member' END::varchar(10),
          c.organisation_id
        FROM memberships m
        JOIN collective_members c ON c.organisation_id = m.organisation_id AND c.status = 'joined';

      -- the common agenda of a collective
      CREATE TABLE collective_agendas (
        collective_id uuid PRIMARY KEY REFERENCES organisations ON DELETE CASCADE,
        agenda varchar(8000) NOT NULL DEFAULT '',
        updated_by uuid NOT NULL REFERENCES accounts,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW standings;
      DROP TABLE collective_agendas, collective_members, delegations, join_requests, organisation_domains, invitations,
        vacated_places, former_members;
      ALTER TABLE memberships DROP COLUMN version;
    `);
  }
}
