import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages that answer, ask, change and go; changes are numbered per thread like messages are, so that a reader who
 * was away finds them. Columns with a constant default: no table is rewritten.
 */
export class MessageChanges1795000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE threads ADD COLUMN last_change bigint NOT NULL DEFAULT 0 CHECK (last_change >= 0);
      COMMENT ON COLUMN threads.last_change IS 'Number of the last change made to a message already written';

      ALTER TABLE messages
        ADD COLUMN change bigint NOT NULL DEFAULT 0,
        ADD COLUMN reply_to bigint,
        ADD COLUMN question boolean NOT NULL DEFAULT false,
        ADD COLUMN answered_by bigint,
        ADD COLUMN gone varchar(10) CHECK (gone IN ('deleted', 'erased', 'hidden')),
        ADD CONSTRAINT messages_reply_to FOREIGN KEY (thread_id, reply_to) REFERENCES messages,
        ADD CONSTRAINT messages_answered_by FOREIGN KEY (thread_id, answered_by) REFERENCES messages;
      COMMENT ON COLUMN messages.change IS 'Number of its last change in the thread, 0 when never changed';
      COMMENT ON COLUMN messages.gone IS 'A tombstone: taken back by its author, erased with a person, hidden by moderation';
      ALTER TABLE messages DROP CONSTRAINT messages_body_check;
      ALTER TABLE messages DROP COLUMN erased_at;
      ALTER TABLE messages ADD CONSTRAINT messages_body_check CHECK (body <> '' OR gone IN ('deleted', 'erased'));
      CREATE INDEX messages_change ON messages (thread_id, change) WHERE change > 0;

      -- what is too long for a notification between API processes passes through here
      CREATE TABLE socket_io_attachments (
        id bigserial PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        payload bytea NOT NULL
      );
      COMMENT ON TABLE socket_io_attachments IS 'Events on their way between API processes, kept for seconds';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE socket_io_attachments;
      ALTER TABLE messages DROP CONSTRAINT messages_body_check;
      ALTER TABLE messages ADD COLUMN erased_at timestamptz;
      UPDATE messages SET erased_at = now() WHERE body = '';
      ALTER TABLE messages ADD CONSTRAINT messages_body_check CHECK (body <> '' OR erased_at IS NOT NULL);
      ALTER TABLE messages DROP COLUMN change, DROP COLUMN reply_to, DROP COLUMN question, DROP COLUMN answered_by,
        DROP COLUMN gone;
      ALTER TABLE threads DROP COLUMN last_change;
    `);
  }
}
