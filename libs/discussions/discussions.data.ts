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
    content: 'title',
    people: { opened_by: { erasure: 'keep' } },
  },
  messages: {
    holds: { fr: 'Vos messages', en: 'Your messages' },
    technical:
      'thread_id seq client_id sent_at change reply_to question answered_by gone rich indexed edited_at pinned_at decided_at',
    personal: 'body',
    people: { author_id: { erasure: { blank: { body: "''", gone: "'erased'" } } } },
  },
  message_versions: {
    holds: { fr: 'Vos messages avant que vous les modifiiez', en: 'Your messages before you edited them' },
    technical: 'thread_id seq version replaced_at',
    personal: 'body',
    people: { author_id: { erasure: 'delete' } },
  },
  message_reactions: {
    holds: { fr: 'Vos réactions', en: 'Your reactions' },
    technical: 'thread_id seq reacted_at',
    personal: 'emoji',
    people: { account_id: { erasure: 'delete' } },
  },
  message_mentions: {
    holds: { fr: 'Les messages qui vous mentionnent', en: 'Messages that mention you' },
    technical: 'thread_id seq',
    people: { account_id: { erasure: 'delete' } },
  },
  message_files: {
    holds: { fr: 'Les fichiers de vos messages', en: 'The files of your messages' },
    technical: 'thread_id seq file_id received_at',
    people: { account_id: { erasure: 'keep' } },
  },
  message_quotes: {
    holds: { fr: 'Vos messages cités dans un autre fil', en: 'Your messages quoted in another thread' },
    technical: 'thread_id seq from_thread_id from_seq',
    personal: 'body',
    people: { author_id: { erasure: { blank: { body: "''" } } } },
  },
  message_reports: {
    holds: { fr: 'Messages que vous avez signalés', en: 'Messages you reported' },
    technical: 'id thread_id seq reported_at settled_at',
    personal: 'reason',
    people: { reporter_id: { erasure: 'delete' } },
  },
  moderation_acts: {
    holds: {
      fr: 'Ce que vous avez décidé de messages signalés',
      en: 'What you decided of reported messages',
    },
    technical: 'id at act report_id thread_id seq',
    content: 'reason',
    people: { moderator_id: { erasure: 'keep' } },
  },
  discreet_accounts: {
    holds: { fr: 'Votre souhait de ne pas être vu dans les fils', en: 'Your wish not to be seen in threads' },
    people: { account_id: { erasure: 'delete' } },
  },
  inbound_mails: {
    holds: { fr: 'Réponses que vous avez envoyées par courriel', en: 'Replies you sent by e-mail' },
    technical: 'received_at outcome thread_id',
    withheld: 'fingerprint',
    people: { account_id: { erasure: 'delete' } },
  },
  message_acts: {
    holds: { fr: 'Ce que vous avez fait de messages', en: 'What you made of messages' },
    technical: 'thread_id seq kind act_id made_at',
    people: { made_by: { erasure: 'keep' } },
  },
  tasks: {
    holds: { fr: 'Les tâches reçues ou confiées', en: 'Tasks you received or gave' },
    technical: 'id thread_id seq due_on created_at done_at reminded version',
    content: 'title',
    people: { owner_id: { erasure: 'delete' }, created_by: { erasure: 'keep' } },
  },
  thread_members: {
    holds: { fr: 'Les fils que vous suivez', en: 'The threads you follow' },
    technical: 'thread_id read_seq followed muted told_seq told_at',
    people: { account_id: { erasure: 'delete' } },
  },
  thread_people: {
    holds: { fr: 'Les fils où l’on vous a fait entrer', en: 'Threads you were brought into' },
    technical: 'thread_id added_at',
    people: { account_id: { erasure: 'delete' }, added_by: { erasure: 'keep', exported: false } },
  },
  thread_guests: {
    holds: { fr: 'Les fils où vous êtes invité·e par un lien', en: 'Threads you are invited into by a link' },
    technical: 'thread_id may_write invited_at expires_at ended_at',
    people: { account_id: { erasure: 'delete' }, invited_by: { erasure: 'keep', exported: false } },
  },
  correspondences: {
    holds: { fr: 'Organisations qui s’écrivent', en: 'Organisations that write to each other' },
    technical: 'id one_id other_id opened_at',
    people: { opened_by: { erasure: 'keep' } },
  },
};
