import type { DiscussionEvent } from '#discussions';
import type { Draft } from './application.letters.js';
import { moderationReason } from './names.js';

type Event<Type extends DiscussionEvent['type']> = Extract<DiscussionEvent, { type: Type }>;

const rules = (publicUrl: string): Draft['action'] => ({
  label: { fr: 'Lire les règles de modération', en: 'Read the rules of moderation' },
  url: `${publicUrl}/moderation`,
});

const why = (actId: string): Draft['paragraphs'] => [
  { fr: 'La raison donnée :', en: 'The reason given:' },
  { fr: `« ${moderationReason(actId)} »`, en: `“${moderationReason(actId)}”` },
];

/** Never who reported it. */
export const hiddenLetter = ({ payload }: Event<'message.hidden'>, publicUrl: string): Draft => ({
  subject: { fr: 'Un de vos messages a été masqué', en: 'One of your messages was hidden' },
  paragraphs: [
    {
      fr: 'Il ne se lit plus dans son fil. Il n’est pas supprimé : il peut être rétabli.',
      en: 'It is no longer read in its thread. It is not deleted: it can be restored.',
    },
    ...why(payload.actId),
  ],
  action: rules(publicUrl),
});

export const restoredLetter = ({ payload }: Event<'message.restored'>, publicUrl: string): Draft => ({
  subject: { fr: 'Votre message est rétabli', en: 'Your message is restored' },
  paragraphs: [
    { fr: 'Il se lit de nouveau dans son fil.', en: 'It is read again in its thread.' },
    ...why(payload.actId),
  ],
  action: rules(publicUrl),
});

export const reportedLetter = (_event: Event<'message.reported'>, publicUrl: string): Draft => ({
  subject: { fr: 'Un message est signalé', en: 'A message was reported' },
  paragraphs: [
    {
      fr: 'Une personne demande qu’un message soit relu. Il attend dans la file de modération.',
      en: 'Somebody asks that a message be looked at. It waits in the queue of moderation.',
    },
  ],
  action: {
    label: { fr: 'Ouvrir la file', en: 'Open the queue' },
    url: `${publicUrl}/administration/moderation`,
  },
});
