import type { TableData } from '#platform';

export const COLLECTIVES_DATA: Record<string, TableData> = {
  collective_members: {
    holds: { fr: 'Organisations d’un collectif', en: 'Organisations of a collective' },
    technical: 'id collective_id organisation_id role status asked_at joined_at left_at version',
    content: 'word',
    people: { asked_by: { erasure: 'keep', exported: false } },
  },
  collective_agendas: {
    holds: { fr: 'Agendas de collectifs', en: 'Agendas of collectives' },
    technical: 'collective_id updated_at version',
    content: 'agenda',
    people: { updated_by: { erasure: 'keep', exported: false } },
  },
};
