import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the law of personal data asks for: texts and the consents given to them, erasures that keep threads and counts
 * whole, retention announced before it acts, holds that stop it. New columns are null: no table is rewritten.
 */
export class Privacy1795000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts ADD COLUMN erased_at timestamptz, ADD COLUMN suspended_at timestamptz,
        ADD COLUMN suspended_reason varchar(1000);

      -- a message whose author was erased keeps its place, without its words
      ALTER TABLE messages ADD COLUMN erased_at timestamptz;
      ALTER TABLE messages DROP CONSTRAINT messages_body_check;
      ALTER TABLE messages ADD CONSTRAINT messages_body_check CHECK (body <> '' OR erased_at IS NOT NULL);

      CREATE TABLE consent_texts (
        id uuid PRIMARY KEY,
        kind varchar(40) NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        locale varchar(2) NOT NULL CHECK (locale IN ('fr', 'en')),
        title varchar(200) NOT NULL,
        body text NOT NULL,
        sha256 char(64) NOT NULL,
        published_at timestamptz NOT NULL,
        UNIQUE (kind, version, locale)
      );
      COMMENT ON TABLE consent_texts IS 'Texts that people agree to, every version kept with its hash';
      CREATE TRIGGER consent_texts_frozen BEFORE UPDATE OR DELETE ON consent_texts
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

      CREATE TABLE consents (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        text_id uuid NOT NULL REFERENCES consent_texts,
        how varchar(20) NOT NULL CHECK (how IN ('screen', 'paper', 'voice')),
        given_at timestamptz NOT NULL,
        withdrawn_at timestamptz
      );
      COMMENT ON TABLE consents IS 'Who agreed to which text, when and how, until when';
      CREATE UNIQUE INDEX consents_once ON consents (account_id, text_id) WHERE withdrawn_at IS NULL;

      CREATE TABLE legal_holds (
        id uuid PRIMARY KEY,
        subject_type varchar(40) NOT NULL CHECK (subject_type IN ('account', 'application', 'organisation')),
        subject_id uuid NOT NULL,
        reason varchar(1000) NOT NULL,
        placed_by uuid NOT NULL REFERENCES accounts,
        placed_at timestamptz NOT NULL,
        lifted_by uuid REFERENCES accounts,
        lifted_at timestamptz
      );
      COMMENT ON TABLE legal_holds IS 'What the law forbids to delete for now, and who said so';
      CREATE UNIQUE INDEX legal_holds_standing ON legal_holds (subject_type, subject_id) WHERE lifted_at IS NULL;

      CREATE TABLE retention_notices (
        kind varchar(40) NOT NULL,
        subject_id uuid NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (kind, subject_id)
      );
      COMMENT ON TABLE retention_notices IS 'Deletions announced to those concerned, so that none comes unannounced nor is announced twice';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE retention_notices, legal_holds, consents, consent_texts;
      ALTER TABLE messages DROP CONSTRAINT messages_body_check;
      DELETE FROM messages WHERE body = '';
      ALTER TABLE messages ADD CONSTRAINT messages_body_check CHECK (body <> '');
      ALTER TABLE messages DROP COLUMN erased_at;
      ALTER TABLE accounts DROP COLUMN erased_at, DROP COLUMN suspended_at, DROP COLUMN suspended_reason;
    `);
  }
}
