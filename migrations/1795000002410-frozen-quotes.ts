import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A quote keeps the words as they were quoted. Those quoted before keep what the message says now; few, in a table that
 * nobody but their readers waits for.
 */
export class FrozenQuotes1795000002410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_quotes
        ADD COLUMN author_id uuid REFERENCES accounts,
        ADD COLUMN body text NOT NULL DEFAULT '';
      COMMENT ON COLUMN message_quotes.body IS 'Words as they were quoted; empty once their author took them back';
      UPDATE message_quotes q SET author_id = m.author_id, body = CASE WHEN m.gone = 'deleted' THEN '' ELSE m.body END
        FROM messages m WHERE m.thread_id = q.from_thread_id AND m.seq = q.from_seq;
      ALTER TABLE message_quotes ALTER COLUMN author_id SET NOT NULL, ALTER COLUMN body DROP DEFAULT;
      CREATE INDEX message_quotes_from ON message_quotes (from_thread_id, from_seq);
      CREATE INDEX message_quotes_author ON message_quotes (author_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_quotes_from, message_quotes_author;
      ALTER TABLE message_quotes DROP COLUMN author_id, DROP COLUMN body;
    `);
  }
}
