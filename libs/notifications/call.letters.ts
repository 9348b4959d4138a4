import type { CallEvent } from '#calls';
import type { Draft } from './application.letters.js';
import { dayInWords } from './dates.js';

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;

const openCall = (publicUrl: string, slug: string): Draft['action'] => ({
  label: { fr: 'Voir l’appel', en: 'See the call' },
  url: `${publicUrl}/appels/${slug}`,
});

export const postponedLetter = (event: Event<'call.postponed'>, publicUrl: string): Draft => {
  const until = dayInWords(new Date(event.payload.closesAt));
  return {
    subject: {
      fr: `Date limite reportée : ${event.payload.title}`,
      en: `Deadline postponed: ${event.payload.title}`,
    },
    paragraphs: [
      {
        fr: `Vous avez maintenant jusqu’au ${until.fr} pour déposer.`,
        en: `You now have until ${until.en} to submit.`,
      },
      {
        fr: `La raison donnée : « ${event.payload.reason} »`,
        en: `The reason given: “${event.payload.reason}”`,
      },
    ],
    action: openCall(publicUrl, event.payload.slug),
  };
};

export const cancelledLetter = (event: Event<'call.cancelled'>, publicUrl: string): Draft => ({
  subject: { fr: `Appel annulé : ${event.payload.title}`, en: `Call cancelled: ${event.payload.title}` },
  paragraphs: [
    {
      fr: `La raison donnée : « ${event.payload.reason} »`,
      en: `The reason given: “${event.payload.reason}”`,
    },
    {
      fr: 'Votre candidature reste à vous : vous pouvez la relire et la réemployer.',
      en: 'Your application remains yours: you may read it again and reuse it.',
    },
  ],
  action: openCall(publicUrl, event.payload.slug),
});

export const answeredLetter = (event: Event<'call.answered'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Une question, une réponse : ${event.payload.title}`,
    en: `A question, an answer: ${event.payload.title}`,
  },
  paragraphs: [
    {
      fr: 'L’équipe de l’appel répond à tous les candidats à une question qui lui a été posée :',
      en: 'The call’s team answers, to all applicants, a question it was asked:',
    },
    { fr: `« ${event.payload.question} »`, en: `“${event.payload.question}”` },
  ],
  action: {
    label: { fr: 'Lire la réponse', en: 'Read the answer' },
    url: `${publicUrl}/appels/${event.payload.slug}#reponse-${event.payload.answerId}`,
  },
});
