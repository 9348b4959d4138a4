import type { TableData } from '#platform';

/** The tables of threads. */
export const DISCUSSIONS_DATA: Record<string, TableData> = {
  threads: {
    holds: { fr: 'Fils de discussion', en: 'Threads' },
    technical: 'id subject_type subject_id audience last_seq active_at created_at',
  },
  messages: {
    holds: { fr: 'Vos messages', en: 'Your messages' },
    technical: 'thread_id seq client_id sent_at erased_at',
    personal: 'body',
    people: { author_id: { erasure: { blank: { body: "''", erased_at: 'now()' } } } },
  },
  thread_members: {
    holds: { fr: 'Les fils que vous suivez', en: 'The threads you follow' },
    technical: 'thread_id read_seq',
    people: { account_id: { erasure: 'delete' } },
  },
};
