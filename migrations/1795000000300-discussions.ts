import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads on any subject, their messages and read marks. Empty tables: no lock cost. */
export class Discussions1795000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE threads (
        id uuid PRIMARY KEY,
        subject_type varchar(40) NOT NULL,
        subject_id uuid NOT NULL,
        -- who of the subject's people: everyone concerned, one side, the other
        audience varchar(20) NOT NULL,
        last_seq bigint NOT NULL DEFAULT 0,
        last_message_at timestamptz,
        created_at timestamptz NOT NULL,
        UNIQUE (subject_type, subject_id, audience)
      );
      CREATE TABLE messages (
        thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
        seq bigint NOT NULL,
        author_id uuid NOT NULL REFERENCES accounts,
        client_id varchar(64) NOT NULL,
        body varchar(8000) NOT NULL,
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (thread_id, seq),
        UNIQUE (thread_id, author_id, client_id)
      );
      CREATE TABLE thread_members (
        thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        read_seq bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (thread_id, account_id)
      );
      CREATE INDEX thread_members_account ON thread_members (account_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thread_members, messages, threads;');
  }
}
