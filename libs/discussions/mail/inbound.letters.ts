import type { Letter, Text } from '#platform';

/** Why words sent by mail were not written in the thread, and what to do. */
export const REFUSALS = {
  not_yours: {
    fr: 'Cette adresse de réponse a été donnée à quelqu’un d’autre. Répondez à une lettre qui vous a été envoyée, ou écrivez dans le fil.',
    en: 'This reply address was given to somebody else. Answer a letter that was sent to you, or write in the thread.',
  },
  expired: {
    fr: 'Cette adresse de réponse ne sert que trente jours. Ouvrez le fil pour y écrire.',
    en: 'This reply address serves for thirty days only. Open the thread to write in it.',
  },
  closed: {
    fr: 'Ce fil ne vous est plus ouvert, ou l’on n’y écrit plus.',
    en: 'This thread is no longer open to you, or nobody writes in it any more.',
  },
  empty: {
    fr: 'Nous n’avons trouvé aucun mot de vous au-dessus du message cité. Écrivez au-dessus, puis renvoyez.',
    en: 'We found no words of yours above the quoted message. Write above it, then send again.',
  },
  too_long: {
    fr: 'Un message tient en 8 000 signes. Raccourcissez-le, ou joignez un fichier dans le fil.',
    en: 'A message holds 8,000 characters. Shorten it, or attach a file in the thread.',
  },
} as const satisfies Record<string, Text>;

export type Refused = keyof typeof REFUSALS;

/** Never says which thread: a mail is forwarded more easily than a right. */
export const refusalLetter = (to: string, reason: Refused): Letter => ({
  to,
  subject: { fr: 'Votre réponse n’a pas été publiée', en: 'Your reply was not published' },
  paragraphs: [
    {
      fr: 'Vous avez répondu par courriel à un fil de Cornac.',
      en: 'You answered a thread of Cornac by e-mail.',
    },
    REFUSALS[reason],
  ],
});
