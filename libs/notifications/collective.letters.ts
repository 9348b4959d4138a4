import type { CollectiveEvent } from '#organisations';
import type { Draft } from './application.letters.js';

type Event<Type extends CollectiveEvent['type']> = Extract<CollectiveEvent, { type: Type }>;

const openCollective = (publicUrl: string, { payload }: CollectiveEvent): Draft['action'] => ({
  label: { fr: 'Voir le collectif', en: 'See the collective' },
  url: `${publicUrl}/collectifs/${payload.collectiveSlug}`,
});

const words = (word: string): Draft['paragraphs'] => (word ? [{ fr: `« ${word} »`, en: `“${word}”` }] : []);

/** To the owners of the organisation invited. */
export const invitedLetter = (event: Event<'collective.invited'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${event.payload.collectiveName} invite ${event.payload.organisationName}`,
    en: `${event.payload.collectiveName} invites ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: 'Un propriétaire de votre organisation accepte ou décline. En acceptant, vos équipes reçoivent des droits dans le collectif.',
      en: 'An owner of your organisation accepts or declines. By accepting, your teams receive rights in the collective.',
    },
    ...words(event.payload.word),
  ],
  action: openCollective(publicUrl, event),
});

/** To those who run the collective. */
export const askedLetter = (event: Event<'collective.asked'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${event.payload.organisationName} demande à rejoindre ${event.payload.collectiveName}`,
    en: `${event.payload.organisationName} asks to join ${event.payload.collectiveName}`,
  },
  paragraphs: [
    { fr: 'À vous d’accepter ou de refuser.', en: 'Yours to accept or to refuse.' },
    ...words(event.payload.word),
  ],
  action: openCollective(publicUrl, event),
});

/** To both sides. */
export const collectiveJoinedLetter = (event: Event<'collective.joined'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${event.payload.organisationName} rejoint ${event.payload.collectiveName}`,
    en: `${event.payload.organisationName} joins ${event.payload.collectiveName}`,
  },
  paragraphs: [
    {
      fr: 'Ses équipes ont maintenant accès à l’espace du collectif.',
      en: 'Its teams now have access to the collective’s space.',
    },
  ],
  action: openCollective(publicUrl, event),
});

/** To both sides. */
export const collectiveLeftLetter = (event: Event<'collective.left'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${event.payload.organisationName} n’est plus de ${event.payload.collectiveName}`,
    en: `${event.payload.organisationName} is no longer in ${event.payload.collectiveName}`,
  },
  paragraphs: [
    {
      fr: 'Les droits que ses équipes tenaient du collectif ont pris fin. Le passé commun reste visible.',
      en: 'The rights its teams held through the collective have ended. The shared past stays visible.',
    },
  ],
  action: openCollective(publicUrl, event),
});
