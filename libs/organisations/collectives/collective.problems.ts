import { Problem } from '#platform';

export const lastBackbone = (): Problem =>
  new Problem({
    type: 'last-backbone',
    status: 422,
    title: { fr: 'Dernière organisation d’appui', en: 'Last backbone organisation' },
    detail: {
      fr: 'Un collectif garde au moins une organisation d’appui. Confiez l’appui à une autre d’abord.',
      en: 'A collective keeps at least one backbone organisation. Make another one its backbone first.',
    },
  });

export const notForCollectives = (): Problem =>
  new Problem({
    type: 'not-for-collectives',
    status: 422,
    title: { fr: 'Un collectif ne se met pas dans un autre', en: 'A collective does not enter another one' },
    detail: {
      fr: 'Les membres d’un collectif sont des organisations qui répondent d’elles-mêmes.',
      en: 'The members of a collective are organisations that answer for themselves.',
    },
    errors: [
      {
        pointer: '/organisationId',
        detail: { fr: 'Choisissez une organisation.', en: 'Choose an organisation.' },
      },
    ],
  });

export const alreadyInCollective = (): Problem =>
  new Problem({
    type: 'already-in-collective',
    status: 409,
    title: { fr: 'Déjà dans la liste', en: 'Already in the list' },
    detail: {
      fr: 'Cette organisation est déjà membre, ou une réponse est attendue.',
      en: 'This organisation is a member already, or an answer is awaited.',
    },
  });
