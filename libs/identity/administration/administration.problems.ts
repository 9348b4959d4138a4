import { Problem } from '#platform';

/** The account is not in a state for that: someone else did it already, or it may not be done to it at all. */
export const notNow = (allowed: readonly string[]): Problem =>
  new Problem({
    type: 'account-not-in-that-state',
    status: 409,
    title: { fr: 'Impossible pour ce compte', en: 'Not possible on this account' },
    detail: {
      fr: 'Ce compte ne s’y prête pas, ou ne s’y prête plus. Relisez sa fiche.',
      en: 'This account does not allow it, or no longer does. Read its page again.',
    },
    members: { allowed },
  });

export const lastAdministrator = (): Problem =>
  new Problem({
    type: 'last-administrator',
    status: 409,
    title: { fr: 'Dernière personne à administrer', en: 'Last administrator' },
    detail: {
      fr: 'Une plateforme garde au moins une personne qui l’administre. Nommez-en une autre d’abord.',
      en: 'A platform keeps at least one administrator. Name another one first.',
    },
  });

export const approversUnsound = (why: 'too_few' | 'not_administrators'): Problem =>
  new Problem({
    type: 'approvers-unsound',
    status: 422,
    title: { fr: 'Liste à corriger', en: 'List to correct' },
    detail: APPROVERS[why],
    errors: [{ pointer: '/breakGlassApprovers', detail: APPROVERS[why] }],
  });

const APPROVERS = {
  too_few: {
    fr: 'Nommez au moins deux personnes, ou aucune : on n’approuve pas sa propre demande.',
    en: 'Name at least two people, or none: nobody approves their own request.',
  },
  not_administrators: {
    fr: 'Ne nommez que des personnes qui administrent la plateforme aujourd’hui.',
    en: 'Name only people who administer the platform today.',
  },
};

export const unknownSubject = (): Problem =>
  new Problem({
    type: 'hold-on-nothing',
    status: 422,
    title: { fr: 'Rien ne porte cet identifiant', en: 'Nothing has this identifier' },
    detail: {
      fr: 'Vérifiez l’identifiant et ce qu’il désigne : un compte, une candidature ou une organisation.',
      en: 'Check the identifier and what it names: an account, an application or an organisation.',
    },
    errors: [{ pointer: '/subjectId', detail: { fr: 'Identifiant inconnu.', en: 'Unknown identifier.' } }],
  });
