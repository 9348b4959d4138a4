import type { TableData } from '#platform';

const LED = { fr: 'Panels dont vous vous occupez', en: 'Panels you look after' };
const SAID = { fr: 'Ce que des panels ont dit', en: 'What panels said' };

/** The tables of panels. What names a panelist is in the schema `panel_people`, and nowhere else. */
export const PANELS_DATA: Record<string, TableData> = {
  panels: {
    holds: LED,
    technical:
      'id strata compensation_cents compensation_words invitations_at_most open_to_sign_up created_at closed_at version',
    content: 'name purpose charter',
    people: { created_by: { erasure: 'keep' } },
  },
  panel_owners: { holds: LED, technical: 'panel_id organisation_id added_at' },
  panel_facilitators: {
    holds: LED,
    technical: 'panel_id added_at',
    people: { account_id: { erasure: 'delete' }, added_by: { erasure: 'keep', exported: false } },
  },
  panelists: {
    holds: { fr: 'Places de panel, sous un pseudonyme', en: 'Places on panels, under a pseudonym' },
    technical: 'id panel_id pseudonym status strata joined_on ended_on version',
  },
  guides: {
    holds: { fr: 'Guides de séance que vous avez écrits', en: 'Session guides you wrote' },
    technical: 'id panel_id library_key theme updated_at version',
    content: 'name steps',
    people: { created_by: { erasure: 'keep' } },
  },
  panel_sessions: {
    holds: { fr: 'Séances de panel que vous avez préparées', en: 'Panel sessions you prepared' },
    technical:
      'id panel_id call_id mode status starts_at ends_at guide_id seats subject_now step_now question_open results_shown replies_due_on created_at closed_at version',
    content: 'title place meeting_url steps',
    withheld: 'room_code',
    people: { created_by: { erasure: 'keep' } },
  },
  panel_subjects: {
    holds: { fr: 'Solutions soumises à des panels', en: 'Solutions put to panels' },
    technical: 'id session_id position type ref_id enterprise_id image_file_id',
    content: 'title plain_words image_words',
  },
  panel_consent_texts: {
    holds: { fr: 'Textes de consentement que vous avez publiés', en: 'Consent texts you published' },
    technical: 'id panel_id session_id number words_hash covers_health upon_withdrawal published_at',
    content: 'words',
    people: { published_by: { erasure: 'keep' } },
  },
  panel_consents: {
    holds: { fr: 'Consentements de panélistes que vous avez notés', en: 'Consents of panelists you noted' },
    technical: 'id text_id panelist_id way given_on file_id expires_on withdrawn_on',
    people: { noted_by: { erasure: 'keep', exported: false } },
  },
  panel_draws: {
    holds: { fr: 'Tirages au sort que vous avez faits', en: 'Draws you made' },
    technical: 'id session_id seed algorithm record drawn_at',
    people: { drawn_by: { erasure: 'keep' } },
  },
  panel_seats: {
    holds: { fr: 'Places aux séances', en: 'Seats at sessions' },
    technical: 'session_id panelist_id respondent state rank invited_by invited_on stopped',
  },
  panel_answers: {
    holds: SAID,
    technical: 'session_id subject_id step respondent source',
    withheld: 'value',
  },
  panel_syntheses: {
    holds: { fr: 'Synthèses que vous avez publiées', en: 'Syntheses you published' },
    technical: 'subject_id offered_as_criterion published_at version',
    content: 'words plain_words published',
    people: { published_by: { erasure: 'keep' } },
  },
  panel_verbatims: {
    holds: SAID,
    technical: 'id subject_id step respondent edited released_on',
    withheld: 'words',
  },
  panel_recommendations: {
    holds: { fr: 'Réponses que vous avez faites à des panels', en: 'Replies you made to panels' },
    technical: 'id subject_id position status replied_at approved_at done_at version',
    content: 'words plain_words reply done_words',
    people: { replied_by: { erasure: 'keep' }, approved_by: { erasure: 'keep', exported: false } },
  },
  'panel_people.people': {
    holds: {
      fr: 'Qui vous êtes pour les personnes qui animent votre panel',
      en: 'Who you are to those who facilitate your panel',
    },
    readBy: 'cornac_people',
    technical: 'panelist_id recruited_by',
    personal:
      'first_name last_name birth_year email phone address commune_code guardian_name guardian_contact needs needs_words',
    // the facilitator's own notes
    withheld: 'words',
    people: { account_id: { erasure: 'delete' } },
  },
  'panel_people.expenses': {
    holds: { fr: 'Frais de panélistes que vous avez notés', en: 'Expenses of panelists you noted' },
    readBy: 'cornac_people',
    technical: 'id panelist_id session_id kind amount_cents incurred_on paid_on noted_at',
    withheld: 'words',
    people: { noted_by: { erasure: 'keep', exported: false } },
  },
  panel_recommendation_votes: { holds: SAID, technical: 'recommendation_id respondent', withheld: 'vote' },
};
