import type { TableData } from '#platform';

/** The tables of organisations and of who belongs to them. */
export const ORGANISATIONS_DATA: Record<string, TableData> = {
  organisations: {
    holds: { fr: 'Organisations', en: 'Organisations' },
    technical: 'id kind sort slug legal_form created_at verified_at version',
    content: 'name siren rna founded_on summary website commune_code commune_name department_code approvals',
  },
  memberships: {
    holds: { fr: 'Vos appartenances', en: 'Your memberships' },
    technical: 'organisation_id role joined_at',
    personal: 'title',
    people: { account_id: { erasure: 'delete' } },
  },
};
