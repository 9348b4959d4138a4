import type { TableData } from '#platform';

/** The tables of calls. */
export const CALLS_DATA: Record<string, TableData> = {
  calls: {
    holds: { fr: 'Appels que vous avez créés', en: 'Calls you created' },
    technical:
      'id reference slug kind status opens_at closes_at decision_by project_starts_on project_ends_on published_at decided_at created_at version search',
    content:
      'title summary need themes publics territories money awards steps eligibility form criteria pact amendments contact cancelled_reason',
    people: { created_by: { erasure: 'keep', exported: false } },
  },
  call_leads: {
    holds: { fr: 'Institutions qui portent un appel', en: 'Institutions that lead a call' },
    technical: 'call_id organisation_id position approved_at',
    people: { approved_by: { erasure: 'keep', exported: false } },
  },
  call_team: {
    holds: { fr: 'Vos fonctions sur des appels', en: 'Your functions on calls' },
    technical: 'call_id function added_at',
    people: { account_id: { erasure: 'delete' } },
  },
  call_answers: {
    holds: { fr: 'Réponses publiques que vous avez écrites', en: 'Public answers you wrote' },
    technical: 'id call_id published_at thread_id seq',
    content: 'question answer',
    people: { published_by: { erasure: 'keep' } },
  },
  call_documents: {
    holds: { fr: 'Documents des appels', en: 'Documents of calls' },
    technical: 'call_id file_id added_at',
  },
};
