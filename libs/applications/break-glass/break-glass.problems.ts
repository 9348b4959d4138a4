import { Problem } from '#platform';

export const nothingToOpen = (): Problem =>
  new Problem({
    type: 'no-such-dossier',
    status: 422,
    title: { fr: 'Aucun dossier à cette référence', en: 'No dossier under this reference' },
    detail: {
      fr: 'Donnez le numéro d’un accusé de réception ou l’adresse d’une candidature déposée.',
      en: 'Give the number of a receipt or the address of a submitted application.',
    },
    errors: [{ pointer: '/reference', detail: { fr: 'Référence inconnue.', en: 'Unknown reference.' } }],
  });

export const secondPersonNeeded = (): Problem =>
  new Problem({
    type: 'second-person-needed',
    status: 403,
    title: { fr: 'Il faut une seconde personne', en: 'A second person is needed' },
    detail: {
      fr: 'On n’approuve pas sa propre demande : une autre personne qui administre la plateforme le fait.',
      en: 'Nobody approves their own request: another administrator of the platform does.',
    },
  });

export const notAnApprover = (): Problem =>
  new Problem({
    type: 'not-an-approver',
    status: 403,
    title: { fr: 'Accord réservé', en: 'Agreement reserved' },
    detail: {
      fr: 'Les réglages de la plateforme nomment qui approuve l’ouverture d’un dossier, et vous n’en êtes pas.',
      en: 'The settings of the platform name who agrees that a dossier opens, and you are not among them.',
    },
  });

export const approversMissing = (): Problem =>
  new Problem({
    type: 'approvers-missing',
    status: 409,
    title: { fr: 'Personne ne peut plus approuver', en: 'Nobody can agree any more' },
    detail: {
      fr: 'Moins de deux des personnes nommées administrent encore la plateforme. Revoyez la liste dans les réglages.',
      en: 'Fewer than two of the people named still administer the platform. Look at the list in the settings again.',
    },
  });

export const noLongerWaiting = (): Problem =>
  new Problem({
    type: 'request-settled',
    status: 409,
    title: { fr: 'Demande déjà réglée', en: 'Request already settled' },
    detail: {
      fr: 'Cette demande a été approuvée, fermée, ou a attendu plus d’un jour.',
      en: 'This request was approved, closed, or waited for more than a day.',
    },
  });
