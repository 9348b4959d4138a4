import { Problem } from '#platform';

export const linkNotUsable = (): Problem =>
  new Problem({
    type: 'link-not-usable',
    status: 422,
    title: { fr: 'Lien déjà utilisé ou expiré', en: 'Link already used or expired' },
    detail: {
      fr: 'Un lien sert une fois, pendant dix minutes. Demandez-en un nouveau, il arrive aussitôt.',
      en: 'A link works once, for ten minutes. Ask for a new one, it comes at once.',
    },
  });

export const otherBrowser = (): Problem =>
  new Problem({
    type: 'other-browser',
    status: 422,
    title: { fr: 'Lien ouvert sur un autre appareil', en: 'Link opened on another device' },
    detail: {
      fr: 'Revenez sur l’appareil où vous avez demandé ce lien et tapez-y le code à six chiffres du courriel.',
      en: 'Go back to the device where you asked for this link and type there the six-digit code of the e-mail.',
    },
  });

export const wrongCode = (): Problem =>
  new Problem({
    type: 'wrong-code',
    status: 422,
    title: { fr: 'Code incorrect', en: 'Wrong code' },
    detail: {
      fr: 'Vérifiez les six chiffres du dernier courriel reçu. Après cinq essais, il faut demander un nouveau lien.',
      en: 'Check the six digits of the latest e-mail. After five tries, a new link must be asked for.',
    },
  });
