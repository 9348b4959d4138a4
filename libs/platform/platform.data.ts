import type { TableData } from './privacy/personal-data.js';

/** The platform's own tables. */
export const PLATFORM_DATA: Record<string, TableData> = {
  outbox_events: {
    holds: {
      fr: 'Ce que vous avez fait, pour prévenir les personnes concernées',
      en: 'What you did, to tell those concerned',
    },
    technical: 'id type subject_type subject_id occurred_at relayed_at',
    withheld: 'payload',
    people: { actor_id: { erasure: 'keep' } },
  },
  event_deliveries: {
    holds: { fr: 'Événements déjà transmis', en: 'Events already passed on' },
    technical: 'event_id listener delivered_at',
  },
  audit_entries: {
    holds: { fr: 'Journal de vos actes', en: 'Log of your acts' },
    technical: 'id at action subject_type subject_id request_id',
    withheld: 'detail',
    // Kept as proof: it names an id, and nobody once the account has no name.
    people: { actor_id: { erasure: 'keep' }, on_behalf_of: { erasure: 'keep' } },
  },
  audit_seals: {
    holds: { fr: 'Empreintes du journal', en: 'Seals of the log' },
    technical: 'position entry_id hash',
  },
  audit_heads: {
    holds: { fr: 'Têtes du journal, jour après jour', en: 'Heads of the log, day by day' },
    technical: 'day position hash taken_at',
  },
  rounds: {
    holds: { fr: 'Tournées du service de fond', en: 'Rounds of the worker' },
    technical: 'name last_at outcome',
  },
  idempotency_keys: {
    holds: {
      fr: 'Réponses gardées un jour pour ne rien faire deux fois',
      en: 'Answers kept a day so that nothing is done twice',
    },
    technical: 'key request_hash status created_at',
    personal: 'body',
    people: { account_id: { erasure: 'delete', exported: false } },
  },
  stored_files: {
    holds: { fr: 'Fichiers que vous avez déposés', en: 'Files you uploaded' },
    technical: 'id media_type size_bytes sha256 uploaded_at',
    content: 'name',
    people: { uploaded_by: { erasure: 'keep' } },
  },
};
