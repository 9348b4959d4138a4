import { Problem } from '#platform';

export const organisationExists = (): Problem =>
  new Problem({
    type: 'organisation-exists',
    status: 422,
    title: { fr: 'Organisation déjà connue', en: 'Organisation already known' },
    detail: {
      fr: 'Une organisation porte déjà ce numéro SIREN. Demandez à l’un de ses responsables de vous y inviter.',
      en: 'An organisation already has this SIREN number. Ask one of its managers to invite you.',
    },
    errors: [
      { pointer: '/siren', detail: { fr: 'SIREN déjà enregistré.', en: 'SIREN already registered.' } },
    ],
  });
