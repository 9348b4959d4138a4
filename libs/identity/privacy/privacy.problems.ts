import { Problem } from '#platform';

export const erasureHeld = (): Problem =>
  new Problem({
    type: 'erasure-held',
    status: 409,
    title: { fr: 'Effacement suspendu par la loi', en: 'Erasure suspended by law' },
    detail: {
      fr: 'La loi oblige à conserver ces données pour l’instant. L’administration de la plateforme vous en dira la raison et la durée.',
      en: 'The law requires these data to be kept for now. The platform’s administrators will tell you why and for how long.',
    },
  });

export const wrongConfirmation = (): Problem =>
  new Problem({
    type: 'wrong-confirmation',
    status: 422,
    title: { fr: 'Ce n’est pas votre adresse', en: 'That is not your address' },
    detail: {
      fr: 'Pour effacer votre compte, tapez l’adresse de courriel par laquelle vous y entrez.',
      en: 'To erase your account, type the e-mail address by which you enter it.',
    },
  });

export const textHasChanged = (): Problem =>
  new Problem({
    type: 'text-has-changed',
    status: 409,
    title: { fr: 'Ce texte a changé', en: 'This text has changed' },
    detail: {
      fr: 'Une nouvelle version a paru entre-temps. Relisez-la avant de l’accepter.',
      en: 'A new version came out meanwhile. Read it before you agree to it.',
    },
  });

export const holdStands = (): Problem =>
  new Problem({
    type: 'hold-stands',
    status: 409,
    title: { fr: 'Conservation déjà imposée', en: 'Already held' },
    detail: {
      fr: 'Une conservation est déjà en cours sur cet objet.',
      en: 'A hold already stands on this object.',
    },
  });
