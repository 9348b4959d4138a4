import type { TableData } from '#platform';

/** The tables of applications, dossiers, reviews and decisions. */
export const APPLICATIONS_DATA: Record<string, TableData> = {
  applications: {
    holds: { fr: 'Candidatures que vous avez commencées', en: 'Applications you started' },
    technical:
      'id call_id organisation_id status requested_cents created_at updated_at submitted_at last_dossier version draft_version touched_at',
    content: 'title findings complement inadmissible_reason waivers',
    people: { created_by: { erasure: 'keep' } },
  },
  application_people: {
    holds: { fr: 'Candidatures que vous portez', en: 'Applications you carry' },
    technical: 'application_id role',
    people: { account_id: { erasure: 'delete' } },
  },
  application_sections: {
    holds: { fr: 'Rubriques que vous avez écrites en dernier', en: 'Sections you wrote last' },
    technical: 'application_id key confidential updated_at version',
    content: 'answers',
    people: { updated_by: { erasure: 'keep' } },
  },
  application_files: {
    holds: { fr: 'Pièces jointes des candidatures', en: 'Files attached to applications' },
    technical: 'application_id file_id section_key field_key',
  },
  dossiers: {
    holds: { fr: 'Dossiers que vous avez déposés', en: 'Dossiers you submitted' },
    technical: 'id application_id number receipt_number sha256 submitted_at',
    content: 'content',
    people: { submitted_by: { erasure: 'keep' } },
  },
  dossier_files: {
    holds: { fr: 'Pièces des dossiers', en: 'Files of dossiers' },
    technical: 'dossier_id file_id section_key field_key confidential',
  },
  dossier_readings: {
    holds: { fr: 'Dossiers que vous avez ouverts', en: 'Dossiers you opened' },
    technical: 'id application_id file_id at break_glass_id',
    // Those who were read keep knowing that somebody of the institution did.
    people: { account_id: { erasure: 'keep' } },
  },
  break_glass_requests: {
    holds: {
      fr: 'Dossiers que vous avez demandé à ouvrir pour l’administration',
      en: 'Dossiers you asked to open for the administration',
    },
    technical: 'id application_id requested_at approved_at opened_until closed_at',
    content: 'reason',
    // Those whose dossier was opened keep knowing that it was, and why.
    people: {
      requested_by: { erasure: 'keep' },
      approved_by: { erasure: 'keep', exported: false },
      closed_by: { erasure: 'keep', exported: false },
    },
  },
  conflicts_of_interest: {
    holds: { fr: 'Vos déclarations de conflit d’intérêts', en: 'Your declarations of conflicts of interest' },
    technical: 'application_id in_conflict declared_at',
    personal: 'reason',
    people: { account_id: { erasure: { blank: { reason: "''" } } } },
  },
  reviews: {
    holds: { fr: 'Vos avis sur des dossiers', en: 'Your reviews of dossiers' },
    technical: 'id application_id status assigned_at sent_at version',
    content: 'scores opinion',
    // A sent review is the institution's, and founds its decision.
    people: { reviewer_id: { erasure: 'keep' } },
  },
  decisions: {
    holds: { fr: 'Décisions que vous avez inscrites', en: 'Decisions you entered' },
    technical: 'application_id outcome amount_cents decided_at released_at version',
    content: 'reasons message',
    people: { decided_by: { erasure: 'keep', exported: false } },
  },
};
