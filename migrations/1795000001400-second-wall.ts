import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second wall (ADR 0012): the product works as a role that owns nothing, and PostgreSQL itself hides the rows of
 * dossiers, reviews and decisions from whoever is neither of the applicant nor of the call's people.
 */
export class SecondWall1795000001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Roles belong to the server: another database of it may have made this one.
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cornac_app') THEN
          CREATE ROLE cornac_app NOLOGIN;
        END IF;
        IF NOT pg_has_role(current_user, 'cornac_app', 'SET') THEN
          EXECUTE format('GRANT cornac_app TO %I', current_user);
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'Ask an administrator of this PostgreSQL server for: CREATE ROLE cornac_app NOLOGIN; GRANT cornac_app TO %;', current_user;
      END $$;

      GRANT USAGE ON SCHEMA public TO cornac_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO cornac_app;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO cornac_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cornac_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO cornac_app;
      REVOKE ALL ON migrations FROM cornac_app;
      -- what is written once
      REVOKE UPDATE, DELETE ON audit_entries, audit_seals FROM cornac_app;
      REVOKE UPDATE ON dossiers FROM cornac_app;

      -- Jobs are the runner's: the product may add some and do nothing else to them.
      CREATE FUNCTION queue_job(task text, payload json, job_key text DEFAULT NULL) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
        AS $$ SELECT graphile_worker.add_job(task, payload, job_key := job_key) $$;
      REVOKE ALL ON FUNCTION queue_job FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION queue_job TO cornac_app;

      -- For whom rows are read: an account, 'system' for the product's own work, 'nobody' for a visitor.
      -- Never said is a fault of ours and must be heard: hidden rows could widen a right ("nobody declared a conflict").
      CREATE FUNCTION viewer() RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        IF coalesce(current_setting('cornac.viewer', true), '') = '' THEN
          RAISE EXCEPTION 'Rows behind the second wall were asked for without saying for whom';
        END IF;
        RETURN current_setting('cornac.viewer');
      END $$;
      CREATE FUNCTION viewer_account() RETURNS uuid LANGUAGE sql STABLE
        AS $$ SELECT CASE WHEN viewer() NOT IN ('system', 'nobody') THEN viewer()::uuid END $$;
      -- The applicant's people, and the call's: its team and its lead institutions. In plpgsql, whose plans are kept:
      -- written into each policy, they cost every statement three milliseconds of planning.
      CREATE FUNCTION concerns_viewer(application uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
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
          )
        );
      END $$;

      ${['dossiers', 'reviews', 'conflicts_of_interest', 'decisions', 'dossier_readings']
        .map((table) => hide(table, 'concerns_viewer(application_id)'))
        .join('\n')}
      -- A person's own reviews and declarations are theirs whatever became of their function.
      CREATE POLICY own_reviews ON reviews FOR SELECT USING (reviewer_id = (SELECT viewer_account()));
      CREATE POLICY own_declarations ON conflicts_of_interest FOR SELECT USING (account_id = (SELECT viewer_account()));
      ${hide('dossier_files', 'EXISTS (SELECT FROM dossiers d WHERE d.id = dossier_files.dossier_id)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY own_reviews ON reviews;
      DROP POLICY own_declarations ON conflicts_of_interest;
      ${['dossier_files', 'dossier_readings', 'decisions', 'conflicts_of_interest', 'reviews', 'dossiers']
        .map(uncover)
        .join('\n')}
      DROP FUNCTION concerns_viewer, viewer_account, viewer;
      DROP FUNCTION queue_job;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM cornac_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM cornac_app;
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM cornac_app;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM cornac_app;
      REVOKE ALL ON SCHEMA public FROM cornac_app;
    `);
  }
}

/** Rows show where \`condition\` holds, and to the product's own work. Adding some shows nothing: it is free. */
const hide = (table: string, condition: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY concerned ON ${table} USING ((SELECT viewer()) = 'system' OR ${condition}) WITH CHECK (true);`;

const uncover = (table: string): string => `
  DROP POLICY concerned ON ${table};
  ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;`;
