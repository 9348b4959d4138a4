import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks can be changed, and looked back at. An almost empty table, a column with a constant default: nothing is rewritten. */
export class TaskLists1795000002380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tasks ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE INDEX tasks_done ON tasks (owner_id, done_at DESC, id DESC) WHERE done_at IS NOT NULL;
      CREATE INDEX tasks_given ON tasks (created_by, due_on, id) WHERE done_at IS NULL AND owner_id <> created_by;
      CREATE INDEX message_reports_settled ON message_reports (settled_at DESC, id DESC) WHERE settled_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_reports_settled;
      DROP INDEX tasks_given;
      DROP INDEX tasks_done;
      ALTER TABLE tasks DROP COLUMN version;
    `);
  }
}
