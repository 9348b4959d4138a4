import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What one message can do: be edited, reacted to, pinned, decided, mention, carry files, quote; what one person does
 * with a thread: follow, mute; threads of named people, and those of two organisations. Empty tables, columns with a
 * constant default: nothing is rewritten.
 */
export class MessageFeatures1795000002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ON_MESSAGES);
    await runner.query(ON_THREADS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM threads WHERE opened_by IS NOT NULL OR subject_type = 'correspondence';
      DROP TABLE correspondences, thread_people, message_quotes, message_files, message_mentions, message_reactions,
        message_versions;
      DROP INDEX messages_words, messages_awaiting, messages_pinned, messages_decided, threads_place, threads_named;
      DROP FUNCTION plain_words;
      ALTER TABLE threads DROP COLUMN title, DROP COLUMN opened_by;
      ALTER TABLE threads ADD UNIQUE (subject_type, subject_id, audience);
      ALTER TABLE thread_members DROP COLUMN followed, DROP COLUMN muted;
      ALTER TABLE messages DROP COLUMN rich, DROP COLUMN edited_at, DROP COLUMN pinned_at, DROP COLUMN decided_at,
        DROP COLUMN indexed;
    `);
  }
}

const ON_MESSAGES = `
  ALTER TABLE messages
    ADD COLUMN rich boolean NOT NULL DEFAULT false,
    ADD COLUMN edited_at timestamptz,
    ADD COLUMN pinned_at timestamptz,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN indexed boolean NOT NULL DEFAULT false;
  COMMENT ON COLUMN messages.indexed IS 'Its words are in messages_words; those of the last seconds are searched one by one';
  COMMENT ON COLUMN messages.rich IS 'Something of it is kept elsewhere: reactions, files, a quote… Others are read alone';
  CREATE INDEX messages_pinned ON messages (thread_id, pinned_at) WHERE pinned_at IS NOT NULL;
  CREATE UNIQUE INDEX messages_decided ON messages (thread_id) WHERE decided_at IS NOT NULL;
  CREATE INDEX messages_awaiting ON messages (thread_id, seq)
    WHERE question AND answered_by IS NULL AND gone IS NULL;
  -- a mention is read by its label: libs/discussions/mentions/mention-text.ts
  CREATE FUNCTION plain_words(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN strpos(body, '@[') = 0 THEN body
      ELSE regexp_replace(body, '@\\[([^][\\n]{1,120})\\]\\((?:person|team|role):[a-z0-9_-]{1,40}\\)', '@\\1', 'g') END $$;
  CREATE INDEX messages_words ON messages USING gin ((to_tsvector('french_plain', plain_words(body))))
    WHERE gone IS NULL AND indexed;
  CREATE INDEX messages_unindexed ON messages (thread_id) WHERE NOT indexed;

  CREATE TABLE message_versions (
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    author_id uuid NOT NULL REFERENCES accounts,
    body varchar(16000) NOT NULL,
    replaced_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, seq, version),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  COMMENT ON TABLE message_versions IS 'The words of messages before their author changed them';

  CREATE TABLE message_reactions (
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    emoji varchar(8) NOT NULL,
    reacted_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, seq, account_id, emoji),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  COMMENT ON TABLE message_reactions IS 'Who reacted to which message, by which emoji';

  CREATE TABLE message_mentions (
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    PRIMARY KEY (thread_id, seq, account_id),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  COMMENT ON TABLE message_mentions IS 'Whom a message mentions, by name or through their team or role';

  CREATE TABLE message_files (
    file_id uuid PRIMARY KEY REFERENCES stored_files,
    thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
    seq bigint,
    account_id uuid NOT NULL REFERENCES accounts,
    received_at timestamptz NOT NULL,
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  CREATE INDEX message_files_message ON message_files (thread_id, seq);
  CREATE INDEX message_files_waiting ON message_files (received_at) WHERE seq IS NULL;
  COMMENT ON TABLE message_files IS 'Files of messages; one that no message names within a day goes';

  CREATE TABLE message_quotes (
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    from_thread_id uuid NOT NULL,
    from_seq bigint NOT NULL,
    PRIMARY KEY (thread_id, seq),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE,
    FOREIGN KEY (from_thread_id, from_seq) REFERENCES messages ON DELETE CASCADE
  );
  COMMENT ON TABLE message_quotes IS 'Messages that show one of another thread';`;

const ON_THREADS = `
  ALTER TABLE thread_members
    ADD COLUMN followed boolean NOT NULL DEFAULT true,
    ADD COLUMN muted boolean NOT NULL DEFAULT false;

  ALTER TABLE threads
    ADD COLUMN title varchar(200),
    ADD COLUMN opened_by uuid REFERENCES accounts,
    DROP CONSTRAINT threads_subject_type_subject_id_audience_key;
  COMMENT ON COLUMN threads.opened_by IS 'Who opened a thread of named people; of others nobody did, they are one per audience';
  CREATE UNIQUE INDEX threads_place ON threads (subject_type, subject_id, audience) WHERE opened_by IS NULL;
  CREATE INDEX threads_named ON threads (subject_type, subject_id) WHERE opened_by IS NOT NULL;

  CREATE TABLE thread_people (
    thread_id uuid NOT NULL REFERENCES threads ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    added_by uuid NOT NULL REFERENCES accounts,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, account_id)
  );
  CREATE INDEX thread_people_account ON thread_people (account_id);
  COMMENT ON TABLE thread_people IS 'Who is in a thread of named people';

  CREATE TABLE correspondences (
    id uuid PRIMARY KEY,
    -- the lower id first: two organisations have one
    one_id uuid NOT NULL REFERENCES organisations,
    other_id uuid NOT NULL REFERENCES organisations,
    opened_by uuid NOT NULL REFERENCES accounts,
    opened_at timestamptz NOT NULL,
    UNIQUE (one_id, other_id),
    CHECK (one_id < other_id)
  );
  CREATE INDEX correspondences_other ON correspondences (other_id);
  COMMENT ON TABLE correspondences IS 'Pairs of organisations that write to each other';`;
