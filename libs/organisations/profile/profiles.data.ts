import type { TableData } from '#platform';

/** What organisations say and keep, what others vouch for, and who asked to come in. */
export const PROFILES_DATA: Record<string, TableData> = {
  place_editions: {
    holds: { fr: 'Éditions du code géographique', en: 'Editions of the geographic code' },
    technical: 'version imported_at',
  },
  regions: {
    holds: { fr: 'Régions', en: 'Regions' },
    technical: 'code name',
  },
  departments: {
    holds: { fr: 'Départements', en: 'Departments' },
    technical: 'code name region_code',
  },
  communes: {
    holds: { fr: 'Communes', en: 'Communes' },
    technical: 'code name kind parent_code department_code population postcodes search_name current',
  },
  organisation_documents: {
    holds: { fr: 'Documents des organisations', en: 'Papers of organisations' },
    technical: 'id organisation_id kind visibility created_at removed_at version',
    content: 'title',
  },
  organisation_document_versions: {
    holds: { fr: 'Documents que vous avez déposés', en: 'Papers you added' },
    technical: 'id document_id number file_id issued_on expires_on added_at replaced_at',
    people: { added_by: { erasure: 'keep' } },
  },
  organisation_document_reminders: {
    holds: { fr: 'Rappels d’expiration envoyés', en: 'Reminders of expiry sent' },
    technical: 'version_id days_before sent_at',
  },
  organisation_references: {
    holds: { fr: 'Références entre organisations', en: 'References between organisations' },
    technical:
      'id enterprise_id institution_id status started_on ended_on attested_at shown created_at version',
    content: 'title what commune_codes publics people_reached results statement quote quote_author reason',
    personal: 'contact_name',
    people: {
      contact_email: { by: 'email', erasure: { blank: { contact_name: 'NULL', contact_email: 'NULL' } } },
      requested_by: { erasure: 'keep', exported: false },
      answered_by: { erasure: 'keep', exported: false },
    },
  },
  organisation_claims: {
    holds: { fr: 'Vos demandes de rattachement', en: 'Your claims to join' },
    technical: 'id organisation_id status role decided_at created_at version',
    personal: 'title message reason',
    people: {
      account_id: { erasure: 'delete' },
      decided_by: { erasure: 'keep', exported: false },
    },
  },
};
