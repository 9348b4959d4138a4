import type { TableData } from '#platform';

/** The tables of threads. */
export const DISCUSSIONS_DATA: Record<string, TableData> = {
  socket_io_attachments: {
    holds: { fr: 'Événements en transit, quelques secondes', en: 'Events on their way, for seconds' },
    technical: 'id created_at payload',
  },
  threads: {
    holds: { fr: 'Fils de discussion', en: 'Threads' },
    technical: 'id subject_type subject_id audience last_seq last_change active_at created_at',
  },
  messages: {
    holds: { fr: 'Vos messages', en: 'Your messages' },
    technical: 'thread_id seq client_id sent_at change reply_to question answered_by gone',
    personal: 'body',
    people: { author_id: { erasure: { blank: { body: "''", gone: "'erased'" } } } },
  },
  thread_members: {
    holds: { fr: 'Les fils que vous suivez', en: 'The threads you follow' },
    technical: 'thread_id read_seq',
    people: { account_id: { erasure: 'delete' } },
  },
};
