import type { TableData } from '#platform';
import { COLLECTIVES_DATA } from './collectives/collectives.data.js';
import { MEMBERS_DATA } from './members/members.data.js';

/** The tables of organisations and of who belongs to them. */
export const ORGANISATIONS_DATA: Record<string, TableData> = {
  organisations: {
    holds: { fr: 'Organisations', en: 'Organisations' },
    technical: 'id kind sort slug legal_form created_at verified_at version',
    content: 'name siren rna founded_on summary website commune_code commune_name department_code approvals',
  },
  ...MEMBERS_DATA,
  ...COLLECTIVES_DATA,
};
