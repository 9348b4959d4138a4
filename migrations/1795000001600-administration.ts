import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What administrators work with: settings of the instance, the rounds of the worker and the queue's state, heads of the
 * audit's chain, and the two-person key to a dossier. New columns are null: no table is rewritten.
 */
export class Administration1795000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE settings (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        value jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        changed_by uuid NOT NULL REFERENCES accounts,
        changed_at timestamptz NOT NULL
      );
      COMMENT ON TABLE settings IS 'What administrators decided for this instance; no row means as it comes';

      CREATE TABLE rounds (
        name varchar(40) PRIMARY KEY,
        last_at timestamptz NOT NULL,
        outcome jsonb NOT NULL
      );
      COMMENT ON TABLE rounds IS 'What the worker does again and again, and how it last went';

      CREATE TABLE audit_heads (
        day date PRIMARY KEY,
        position bigint NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        taken_at timestamptz NOT NULL
      );
      COMMENT ON TABLE audit_heads IS 'Where the audit''s chain ended, day by day: a cut tail no longer meets it';
      REVOKE UPDATE, DELETE ON audit_heads FROM cornac_app;
      CREATE TRIGGER audit_heads_append_only BEFORE UPDATE OR DELETE ON audit_heads
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER audit_heads_keep BEFORE TRUNCATE ON audit_heads
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      CREATE INDEX audit_entries_actor ON audit_entries (actor_id, id);
      CREATE INDEX audit_entries_action ON audit_entries (action, id);
      CREATE INDEX accounts_by_name ON accounts (display_name, id);

      CREATE TABLE break_glass_requests (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
        reason varchar(1000) NOT NULL CHECK (length(reason) >= 20),
        requested_by uuid NOT NULL REFERENCES accounts,
        requested_at timestamptz NOT NULL,
        approved_by uuid REFERENCES accounts CHECK (approved_by <> requested_by),
        approved_at timestamptz,
        opened_until timestamptz,
        closed_by uuid REFERENCES accounts,
        closed_at timestamptz,
        CHECK ((approved_by IS NULL) = (approved_at IS NULL) AND (approved_by IS NULL) = (opened_until IS NULL))
      );
      COMMENT ON TABLE break_glass_requests IS 'Dossiers that administrators asked to open, why, and who else agreed';
      CREATE INDEX break_glass_requests_open ON break_glass_requests (application_id, requested_by, opened_until);
      ALTER TABLE dossier_readings ADD COLUMN break_glass_id uuid REFERENCES break_glass_requests ON DELETE CASCADE;

      ${concernsViewer(`OR EXISTS (SELECT FROM break_glass_requests g WHERE g.application_id = a.id AND g.requested_by = account
              AND g.opened_until > now() AND g.closed_at IS NULL)`)}

      -- The queue belongs to the job runner: the product sees how it goes, never what jobs carry (letters, keys).
      CREATE FUNCTION queue_depth() RETURNS TABLE (waiting bigint, running bigint, failed bigint, oldest timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        AS $$
          SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts),
            count(*) FILTER (WHERE locked_at IS NOT NULL),
            count(*) FILTER (WHERE locked_at IS NULL AND last_error IS NOT NULL),
            min(run_at) FILTER (WHERE locked_at IS NULL AND last_error IS NULL AND run_at <= now())
          FROM graphile_worker.jobs
        $$;
      CREATE FUNCTION queue_failures(before bigint, at_most integer) RETURNS TABLE (
          id bigint, task text, attempts smallint, max_attempts smallint, created_at timestamptz, run_at timestamptz, last_error text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        AS $$
          SELECT j.id, j.task_identifier, j.attempts, j.max_attempts, j.created_at, j.run_at, left(j.last_error, 300)
          FROM graphile_worker.jobs j
          WHERE j.last_error IS NOT NULL AND j.locked_at IS NULL AND (before IS NULL OR j.id < before)
          ORDER BY j.id DESC LIMIT at_most
        $$;
      CREATE FUNCTION retry_job(job bigint) RETURNS boolean
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
        AS $$
          SELECT count(*) > 0 FROM graphile_worker.reschedule_jobs(
            ARRAY(SELECT id FROM graphile_worker.jobs WHERE id = job AND last_error IS NOT NULL), now(), NULL, 0)
        $$;
      REVOKE ALL ON FUNCTION queue_depth, queue_failures, retry_job FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION queue_depth, queue_failures, retry_job TO cornac_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION queue_depth, queue_failures, retry_job;
      ${concernsViewer('')}
      ALTER TABLE dossier_readings DROP COLUMN break_glass_id;
      DROP TABLE break_glass_requests;
      DROP INDEX accounts_by_name, audit_entries_action, audit_entries_actor;
      DROP TABLE audit_heads, rounds, settings;
    `);
  }
}

/** Whom an application concerns (see 1795000001400-second-wall), and whoever else. */
const concernsViewer = (orElse: string): string => `
      CREATE OR REPLACE FUNCTION concerns_viewer(application uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      DECLARE
        account uuid := viewer_account();
        organisations uuid[] := current_setting('cornac.organisations')::uuid[];
      BEGIN
        RETURN EXISTS (
          SELECT FROM applications a WHERE a.id = application AND (
            a.organisation_id = ANY (organisations)
            OR EXISTS (SELECT FROM application_people p WHERE p.application_id = a.id AND p.account_id = account)
            OR EXISTS (SELECT FROM call_team t WHERE t.call_id = a.call_id AND t.account_id = account)
            OR EXISTS (SELECT FROM call_leads l WHERE l.call_id = a.call_id AND l.organisation_id = ANY (organisations))
            ${orElse}
          )
        );
      END $$;`;
