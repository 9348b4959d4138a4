import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What messages become (public answers, tasks, requests), their moderation, and threads by e-mail. Empty tables, columns
 * with a constant default: nothing is rewritten.
 */
export class Acts1795000002200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTS);
    await runner.query(MODERATION);
    await runner.query(MAIL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE discreet_accounts, inbound_mails, moderation_acts, message_reports, tasks, call_answers, message_acts;
      ALTER TABLE thread_members DROP COLUMN told_seq, DROP COLUMN told_at;
      ALTER TABLE mailbox DROP COLUMN reply_to;
    `);
  }
}

const ACTS = `
  CREATE TABLE message_acts (
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind varchar(40) NOT NULL,
    -- the answer, the task, the application…, by kind
    act_id uuid NOT NULL,
    made_by uuid NOT NULL REFERENCES accounts,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, seq, kind, act_id),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  COMMENT ON TABLE message_acts IS 'What messages became: the other end is named by its kind and its id';

  CREATE TABLE call_answers (
    id uuid PRIMARY KEY,
    call_id uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
    question varchar(4000) NOT NULL CHECK (question <> ''),
    answer varchar(16000) NOT NULL CHECK (answer <> ''),
    published_at timestamptz NOT NULL,
    published_by uuid NOT NULL REFERENCES accounts,
    -- where it was asked: never shown, it would tell who asked
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    FOREIGN KEY (thread_id, seq) REFERENCES messages
  );
  CREATE INDEX call_answers_call ON call_answers (call_id, published_at DESC, id DESC);
  CREATE INDEX call_answers_message ON call_answers (thread_id, seq);
  COMMENT ON TABLE call_answers IS 'Questions asked around a call, reworded without who asked, and answered to all';

  CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    title varchar(400) NOT NULL CHECK (title <> ''),
    due_on date NOT NULL,
    owner_id uuid NOT NULL REFERENCES accounts,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    done_at timestamptz,
    -- reminders sent: the day before, the day after
    reminded smallint NOT NULL DEFAULT 0 CHECK (reminded BETWEEN 0 AND 2),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  CREATE INDEX tasks_message ON tasks (thread_id, seq);
  CREATE INDEX tasks_owner ON tasks (owner_id, due_on, id) WHERE done_at IS NULL;
  CREATE INDEX tasks_due ON tasks (due_on) WHERE done_at IS NULL AND reminded < 2;
  COMMENT ON TABLE tasks IS 'What somebody is to do by a day, made from a message';`;

const MODERATION = `
  CREATE TABLE message_reports (
    id uuid PRIMARY KEY,
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    reporter_id uuid NOT NULL REFERENCES accounts,
    reason varchar(4000) NOT NULL CHECK (reason <> ''),
    reported_at timestamptz NOT NULL,
    settled_at timestamptz,
    UNIQUE (thread_id, seq, reporter_id),
    FOREIGN KEY (thread_id, seq) REFERENCES messages ON DELETE CASCADE
  );
  CREATE INDEX message_reports_waiting ON message_reports (reported_at, id) WHERE settled_at IS NULL;
  COMMENT ON TABLE message_reports IS 'Messages that readers reported, and why; who reported is told to nobody';

  CREATE TABLE moderation_acts (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    act varchar(10) NOT NULL CHECK (act IN ('reported', 'hidden', 'restored', 'dismissed')),
    report_id uuid REFERENCES message_reports ON DELETE SET NULL,
    thread_id uuid NOT NULL,
    seq bigint NOT NULL,
    -- none for a report: who reported is told to nobody
    moderator_id uuid REFERENCES accounts,
    reason varchar(4000) NOT NULL
  );
  COMMENT ON TABLE moderation_acts IS 'The log of moderation, in the order of its ids';`;

const MAIL = `
  ALTER TABLE thread_members
    ADD COLUMN told_seq bigint NOT NULL DEFAULT 0,
    ADD COLUMN told_at timestamptz;
  COMMENT ON COLUMN thread_members.told_seq IS 'The last message that a letter told of';

  CREATE TABLE inbound_mails (
    -- sha-256 of its Message-ID and of who sends: the same mail delivered twice does nothing more
    fingerprint bytea PRIMARY KEY CHECK (length(fingerprint) = 32),
    received_at timestamptz NOT NULL,
    outcome varchar(20) NOT NULL,
    thread_id uuid,
    account_id uuid REFERENCES accounts ON DELETE SET NULL
  );
  CREATE INDEX inbound_mails_received ON inbound_mails (received_at);
  COMMENT ON TABLE inbound_mails IS 'Mails received for threads and what became of each, without their words';

  ALTER TABLE mailbox ADD COLUMN reply_to varchar(254);

  CREATE TABLE discreet_accounts (account_id uuid PRIMARY KEY REFERENCES accounts ON DELETE CASCADE);
  COMMENT ON TABLE discreet_accounts IS 'Who would rather not be seen reading or writing in threads';`;
