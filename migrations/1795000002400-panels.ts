import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Panels of beneficiaries (ADR 0017). Who panelists are stands in a schema of its own, open to a role of its own: no
 * statement of the product reads a name beside an answer. New tables only.
 */
export class Panels1795000002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PANELS);
    await runner.query(SESSIONS);
    await runner.query(WORDS);
    await runner.query(PEOPLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP SCHEMA panel_people CASCADE;
      DROP TABLE panel_recommendation_votes, panel_recommendations, panel_verbatims, panel_syntheses, panel_answers,
        panel_seats, panel_draws, panel_subjects, panel_consents, panel_consent_texts, panel_sessions, guides,
        panelists, panel_facilitators, panel_owners, panels;
    `);
  }
}

const PANELS = `
  CREATE TABLE panels (
    id uuid PRIMARY KEY,
    name varchar(160) NOT NULL,
    -- why it exists, and its rules of conduct, in plain words
    purpose text NOT NULL CHECK (length(purpose) <= 4000),
    charter text NOT NULL DEFAULT '' CHECK (length(charter) <= 8000),
    -- [{ key, label, values: [{ key, label, quota }] }], quotas in people out of a hundred
    strata jsonb NOT NULL DEFAULT '[]',
    compensation_cents bigint NOT NULL DEFAULT 0 CHECK (compensation_cents >= 0),
    compensation_words varchar(400) NOT NULL DEFAULT '',
    -- at most so many invitations a person in ninety days
    invitations_at_most integer NOT NULL DEFAULT 3 CHECK (invitations_at_most BETWEEN 1 AND 50),
    -- people enter their own name on a public page
    open_to_sign_up boolean NOT NULL DEFAULT false,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE panels IS 'Standing groups of beneficiaries: purpose, charter, strata, rules';

  CREATE TABLE panel_owners (
    panel_id uuid NOT NULL REFERENCES panels ON DELETE CASCADE,
    organisation_id uuid NOT NULL REFERENCES organisations,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (panel_id, organisation_id)
  );
  CREATE INDEX panel_owners_organisation ON panel_owners (organisation_id);
  COMMENT ON TABLE panel_owners IS 'Institutions or collectives that share a panel';

  CREATE TABLE panel_facilitators (
    panel_id uuid NOT NULL REFERENCES panels ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts,
    added_by uuid NOT NULL REFERENCES accounts,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (panel_id, account_id)
  );
  CREATE INDEX panel_facilitators_account ON panel_facilitators (account_id);
  COMMENT ON TABLE panel_facilitators IS 'Who looks after a panel, and alone knows who its people are';

  -- No identifier that grows with time, no instant: neither says who came when.
  CREATE TABLE panelists (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    panel_id uuid NOT NULL REFERENCES panels,
    pseudonym varchar(40) NOT NULL,
    status varchar(12) NOT NULL CHECK (status IN ('active', 'paused', 'left', 'withdrawn')),
    -- { stratum key: value key }
    strata jsonb NOT NULL DEFAULT '{}',
    joined_on date NOT NULL,
    ended_on date,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (panel_id, pseudonym)
  );
  COMMENT ON TABLE panelists IS 'People of a panel under their pseudonym, with the strata they stand in';

  CREATE TABLE guides (
    id uuid PRIMARY KEY,
    -- null: of the library, for every panel
    panel_id uuid REFERENCES panels ON DELETE CASCADE,
    library_key varchar(40) UNIQUE,
    name varchar(160) NOT NULL,
    theme varchar(20) NOT NULL CHECK (theme IN ('desirability', 'understanding', 'usability', 'dignity', 'price', 'trust', 'other')),
    steps jsonb NOT NULL DEFAULT '[]',
    created_by uuid REFERENCES accounts,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK ((panel_id IS NULL) = (library_key IS NOT NULL))
  );
  CREATE INDEX guides_panel ON guides (panel_id);
  COMMENT ON TABLE guides IS 'Questions of a session, step by step, with what the facilitator prepares';
`;

const SESSIONS = `
  CREATE TABLE panel_sessions (
    id uuid PRIMARY KEY,
    panel_id uuid NOT NULL REFERENCES panels,
    call_id uuid REFERENCES calls,
    title varchar(200) NOT NULL,
    mode varchar(12) NOT NULL CHECK (mode IN ('table', 'remote', 'asynchronous', 'home', 'mixed')),
    status varchar(12) NOT NULL CHECK (status IN ('planned', 'recruiting', 'ready', 'open', 'live', 'closed', 'synthesised', 'answered', 'followed_up', 'cancelled')),
    starts_at timestamptz,
    ends_at timestamptz,
    place varchar(300) NOT NULL DEFAULT '',
    meeting_url varchar(500),
    guide_id uuid REFERENCES guides,
    -- the guide's steps as they were when the session became ready: questions do not change under people
    steps jsonb,
    seats integer NOT NULL CHECK (seats BETWEEN 1 AND 2000),
    -- of the room, typed on a borrowed tablet; null outside its life
    room_code varchar(8) UNIQUE,
    -- what the room shows now
    subject_now uuid,
    step_now varchar(40),
    question_open boolean NOT NULL DEFAULT false,
    results_shown boolean NOT NULL DEFAULT false,
    -- when replies to its recommendations are due
    replies_due_on date,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CHECK (ends_at IS NULL OR ends_at > starts_at)
  );
  CREATE INDEX panel_sessions_panel ON panel_sessions (panel_id, created_at DESC, id DESC);
  CREATE INDEX panel_sessions_call ON panel_sessions (call_id) WHERE call_id IS NOT NULL;
  COMMENT ON TABLE panel_sessions IS 'Challenges of one or several solutions by a panel';

  CREATE TABLE panel_subjects (
    id uuid PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES panel_sessions ON DELETE CASCADE,
    position integer NOT NULL,
    type varchar(12) NOT NULL CHECK (type IN ('application', 'pilot', 'solution')),
    -- the application or the pilot
    ref_id uuid,
    -- whose solution it is: reads the synthesis, replies
    enterprise_id uuid REFERENCES organisations,
    title varchar(200) NOT NULL,
    plain_words text NOT NULL DEFAULT '',
    image_file_id uuid REFERENCES stored_files,
    image_words varchar(400) NOT NULL DEFAULT '',
    UNIQUE (session_id, position),
    CHECK ((type = 'solution') = (ref_id IS NULL)),
    CHECK (image_file_id IS NULL OR image_words <> '')
  );
  CREATE INDEX panel_subjects_ref ON panel_subjects (ref_id) WHERE ref_id IS NOT NULL;
  CREATE INDEX panel_subjects_enterprise ON panel_subjects (enterprise_id) WHERE enterprise_id IS NOT NULL;
  COMMENT ON TABLE panel_subjects IS 'Solutions that a session challenges, in plain words';

  CREATE TABLE panel_consent_texts (
    id uuid PRIMARY KEY,
    panel_id uuid NOT NULL REFERENCES panels,
    -- of one study; null: of the panel
    session_id uuid REFERENCES panel_sessions,
    number integer NOT NULL,
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 20000),
    words_hash bytea NOT NULL CHECK (length(words_hash) = 32),
    covers_health boolean NOT NULL,
    -- what a withdrawal does to answers given: erased, or kept with nothing that leads to the person
    upon_withdrawal varchar(8) NOT NULL CHECK (upon_withdrawal IN ('erase', 'detach')),
    published_by uuid NOT NULL REFERENCES accounts,
    published_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX panel_consent_texts_number ON panel_consent_texts (panel_id, coalesce(session_id, panel_id), number);
  COMMENT ON TABLE panel_consent_texts IS 'Words that panelists agree to, per panel and per study, each version kept';

  CREATE TABLE panel_consents (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    text_id uuid NOT NULL REFERENCES panel_consent_texts,
    panelist_id uuid NOT NULL REFERENCES panelists ON DELETE CASCADE,
    way varchar(6) NOT NULL CHECK (way IN ('screen', 'paper', 'voice')),
    given_on date NOT NULL,
    -- who noted it, on paper or by voice; null: given on screen by the person
    noted_by uuid REFERENCES accounts,
    -- the scanned sheet or the recorded statement
    file_id uuid REFERENCES stored_files,
    expires_on date,
    withdrawn_on date,
    CHECK ((way = 'screen') = (noted_by IS NULL))
  );
  CREATE UNIQUE INDEX panel_consents_standing ON panel_consents (panelist_id, text_id) WHERE withdrawn_on IS NULL;
  COMMENT ON TABLE panel_consents IS 'Who agreed to which words, how and until when';

  CREATE TABLE panel_draws (
    id uuid PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES panel_sessions ON DELETE CASCADE,
    seed varchar(80) NOT NULL,
    algorithm varchar(20) NOT NULL,
    -- who could be drawn, what was asked, who came out, by stratum: enough to draw it again
    record jsonb NOT NULL,
    drawn_by uuid NOT NULL REFERENCES accounts,
    drawn_at timestamptz NOT NULL
  );
  CREATE INDEX panel_draws_session ON panel_draws (session_id, drawn_at);
  COMMENT ON TABLE panel_draws IS 'Random draws of panelists for a session, with what makes them reproducible';

  CREATE TABLE panel_seats (
    session_id uuid NOT NULL REFERENCES panel_sessions ON DELETE CASCADE,
    panelist_id uuid NOT NULL REFERENCES panelists ON DELETE CASCADE,
    -- who answers, in this session only: answers carry this, and nothing else leads from them to the panelist
    respondent uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    state varchar(10) NOT NULL CHECK (state IN ('drawn', 'waiting', 'invited', 'accepted', 'declined', 'came', 'absent')),
    -- order of the waiting list
    rank integer NOT NULL,
    invited_by varchar(8) CHECK (invited_by IN ('mail', 'letter', 'phone', 'text')),
    invited_on date,
    -- the person rests: nothing more is asked in this session
    stopped boolean NOT NULL DEFAULT false,
    PRIMARY KEY (session_id, panelist_id)
  );
  CREATE INDEX panel_seats_panelist ON panel_seats (panelist_id, invited_on);
  COMMENT ON TABLE panel_seats IS 'Who was drawn, invited, came to a session';
`;

const WORDS = `
  -- No instant, no order, no name: what came in is told in lots.
  CREATE TABLE panel_answers (
    session_id uuid NOT NULL REFERENCES panel_sessions ON DELETE CASCADE,
    subject_id uuid NOT NULL REFERENCES panel_subjects ON DELETE CASCADE,
    step varchar(40) NOT NULL,
    respondent uuid NOT NULL,
    -- { choice } | { choices } | { number } | { words } | { skipped: 'unsure' | 'passed' }
    value jsonb NOT NULL,
    source varchar(6) NOT NULL CHECK (source IN ('screen', 'proxy', 'paper')),
    PRIMARY KEY (session_id, subject_id, step, respondent)
  );
  CREATE INDEX panel_answers_respondent ON panel_answers (respondent);
  COMMENT ON TABLE panel_answers IS 'Answers of a session, by respondents who have no other name there';

  CREATE TABLE panel_syntheses (
    subject_id uuid PRIMARY KEY REFERENCES panel_subjects ON DELETE CASCADE,
    words text NOT NULL DEFAULT '',
    plain_words text NOT NULL DEFAULT '',
    -- what was in it when it was published: distributions judged safe, verbatims, recommendations
    published jsonb,
    offered_as_criterion boolean NOT NULL DEFAULT false,
    published_by uuid REFERENCES accounts,
    published_at timestamptz,
    version integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE panel_syntheses IS 'What came out for one solution, in full and in plain words';

  CREATE TABLE panel_verbatims (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subject_id uuid NOT NULL REFERENCES panel_subjects ON DELETE CASCADE,
    step varchar(40) NOT NULL,
    -- null once the answer was detached from who gave it
    respondent uuid,
    words text NOT NULL,
    edited boolean NOT NULL,
    released_on date NOT NULL
  );
  CREATE UNIQUE INDEX panel_verbatims_once ON panel_verbatims (subject_id, step, respondent);
  COMMENT ON TABLE panel_verbatims IS 'Words released one by one by the facilitator, names taken out';

  CREATE TABLE panel_recommendations (
    id uuid PRIMARY KEY,
    subject_id uuid NOT NULL REFERENCES panel_subjects ON DELETE CASCADE,
    position integer NOT NULL,
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    plain_words text NOT NULL DEFAULT '' CHECK (length(plain_words) <= 1000),
    status varchar(8) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'partly', 'rejected', 'done')),
    reply text NOT NULL DEFAULT '' CHECK (length(reply) <= 4000),
    replied_by uuid REFERENCES accounts,
    replied_at timestamptz,
    -- the facilitator found the reply's words fit for the panel
    approved_by uuid REFERENCES accounts,
    approved_at timestamptz,
    done_words text NOT NULL DEFAULT '' CHECK (length(done_words) <= 4000),
    done_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (subject_id, position),
    CHECK (status = 'open' OR replied_at IS NOT NULL),
    CHECK (status <> 'rejected' OR reply <> '')
  );
  COMMENT ON TABLE panel_recommendations IS 'What the panel recommends, what the enterprise replied, what was done';

  CREATE TABLE panel_recommendation_votes (
    recommendation_id uuid NOT NULL REFERENCES panel_recommendations ON DELETE CASCADE,
    respondent uuid NOT NULL,
    vote varchar(7) NOT NULL CHECK (vote IN ('for', 'against', 'unsure')),
    PRIMARY KEY (recommendation_id, respondent)
  );
  COMMENT ON TABLE panel_recommendation_votes IS 'Votes of a session on its recommendations';
`;

const PEOPLE = `
  CREATE SCHEMA panel_people;
  COMMENT ON SCHEMA panel_people IS 'Who panelists are: for their facilitators, by the role cornac_people';

  CREATE TABLE panel_people.people (
    panelist_id uuid PRIMARY KEY REFERENCES public.panelists ON DELETE CASCADE,
    -- the account they come in with, when they were given a key
    account_id uuid REFERENCES public.accounts ON DELETE SET NULL,
    first_name varchar(80) NOT NULL,
    last_name varchar(80) NOT NULL,
    birth_year integer CHECK (birth_year BETWEEN 1900 AND 2100),
    email citext,
    phone varchar(30),
    address varchar(400),
    commune_code varchar(5),
    guardian_name varchar(160),
    guardian_contact varchar(200),
    needs varchar(20)[] NOT NULL DEFAULT '{}',
    needs_words varchar(600) NOT NULL DEFAULT '',
    recruited_by varchar(12) NOT NULL CHECK (recruited_by IN ('letter', 'poster', 'facilitator', 'partner', 'self')),
    words varchar(2000) NOT NULL DEFAULT ''
  );
  CREATE INDEX people_account ON panel_people.people (account_id) WHERE account_id IS NOT NULL;
  COMMENT ON TABLE panel_people.people IS 'Names, how to reach and how to welcome the people of panels';

  CREATE TABLE panel_people.expenses (
    id uuid PRIMARY KEY,
    panelist_id uuid NOT NULL REFERENCES public.panelists ON DELETE CASCADE,
    session_id uuid,
    kind varchar(14) NOT NULL CHECK (kind IN ('travel', 'meal', 'care', 'compensation', 'other')),
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    incurred_on date NOT NULL,
    paid_on date,
    words varchar(300) NOT NULL DEFAULT '',
    noted_by uuid NOT NULL REFERENCES public.accounts,
    noted_at timestamptz NOT NULL
  );
  CREATE INDEX expenses_panelist ON panel_people.expenses (panelist_id, incurred_on);
  COMMENT ON TABLE panel_people.expenses IS 'What panelists spent or are owed';

  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cornac_people') THEN
      CREATE ROLE cornac_people NOLOGIN;
    END IF;
    IF NOT pg_has_role(current_user, 'cornac_people', 'SET') THEN
      EXECUTE format('GRANT cornac_people TO %I', current_user);
    END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'Ask an administrator of this PostgreSQL server for: CREATE ROLE cornac_people NOLOGIN; GRANT cornac_people TO %;', current_user;
  END $$;
  GRANT USAGE ON SCHEMA panel_people TO cornac_people;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA panel_people TO cornac_people;
`;
