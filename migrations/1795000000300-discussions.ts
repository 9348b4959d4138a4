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
        audience varchar(40) NOT NULL,
        last_seq bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
        -- the last message, the opening before the first one; never goes back
        active_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (subject_type, subject_id, audience)
      );
      CREATE TABLE messages (
        thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
        seq bigint NOT NULL CHECK (seq > 0),
        author_id uuid NOT NULL REFERENCES accounts,
        client_id uuid NOT NULL,
        -- validation counts signs as people do; an emoji and its variation are two code points here
        body varchar(16000) NOT NULL CHECK (body <> ''),
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (thread_id, seq),
        -- a retry after a lost answer makes no second message
        UNIQUE (thread_id, author_id, client_id)
      );
      CREATE TABLE thread_members (
        thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
        read_seq bigint NOT NULL DEFAULT 0 CHECK (read_seq >= 0),
        PRIMARY KEY (thread_id, account_id)
      );
      CREATE INDEX thread_members_account ON thread_members (account_id) INCLUDE (thread_id, read_seq);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thread_members, messages, threads;');
  }
}
