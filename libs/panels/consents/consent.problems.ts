import { Problem } from '#platform';

export const notInForce = (): Problem =>
  new Problem({
    type: 'panel-consent-not-in-force',
    status: 422,
    title: { fr: 'Ce texte a changé', en: 'This text has changed' },
    detail: {
      fr: 'Une version plus récente existe : c’est elle qu’il faut lire et accepter.',
      en: 'A newer version exists: that one is to be read and agreed to.',
    },
  });
