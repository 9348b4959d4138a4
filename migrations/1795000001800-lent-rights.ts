import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log says whose lent rights an act used. A null column without a default: no row is rewritten. */
export class LentRights1795000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_entries ADD COLUMN on_behalf_of uuid;
      COMMENT ON COLUMN audit_entries.on_behalf_of IS 'Whose rights the actor used, lent by delegation; null: their own';
      CREATE INDEX audit_entries_on_behalf_of ON audit_entries (on_behalf_of, id) WHERE on_behalf_of IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_entries_on_behalf_of;
      ALTER TABLE audit_entries DROP COLUMN on_behalf_of;
    `);
  }
}
