import type { TableData } from '#platform';
import { COLLECTIVES_DATA } from './collectives/collectives.data.js';
import { MEMBERS_DATA } from './members/members.data.js';
import { PROFILES_DATA } from './profile/profiles.data.js';

/** The tables of organisations and of who belongs to them. */
export const ORGANISATIONS_DATA: Record<string, TableData> = {
  organisations: {
    holds: { fr: 'Organisations', en: 'Organisations' },
    technical:
      'id kind sort slug legal_form legal_code search_name status verification_requested_at logo_file_id created_at verified_at version',
    content:
      'name siren siret rna founded_on summary website commune_code commune_name department_code approvals esus_number esus_granted_on esus_expires_on mission_objectives mission_committee themes publics territories status_reason',
  },
  ...MEMBERS_DATA,
  ...COLLECTIVES_DATA,
  ...PROFILES_DATA,
};
