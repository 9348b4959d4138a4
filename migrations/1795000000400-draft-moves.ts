import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An application counts the movements of its draft (sections, files), so that a submission is one compare-and-set: it
 * freezes what was read, or nothing. New columns with constant defaults: no rewrite, a lock of milliseconds.
 */
export class DraftMoves1795000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE applications ADD COLUMN draft_version integer NOT NULL DEFAULT 0, ADD COLUMN touched_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE applications DROP COLUMN draft_version, DROP COLUMN touched_at;');
  }
}
