import { type Fault, Problem } from '#platform';
import type { EligibilityFinding } from './application.types.js';

export const applicationExists = (applicationId: string): Problem =>
  new Problem({
    type: 'application-exists',
    status: 409,
    title: { fr: 'Candidature déjà commencée', en: 'Application already started' },
    detail: {
      fr: 'Votre organisation répond déjà à cet appel. Reprenez sa candidature.',
      en: 'Your organisation already answers this call. Take up its application.',
    },
    members: { applicationId },
  });

export const organisationExpected = (): Problem =>
  new Problem({
    type: 'organisation-expected',
    status: 422,
    title: { fr: 'Organisation attendue', en: 'Organisation expected' },
    detail: {
      fr: 'On répond à cet appel au nom d’une organisation.',
      en: 'This call is answered in the name of an organisation.',
    },
    errors: [
      {
        pointer: '/organisationId',
        detail: { fr: 'Choisissez votre organisation.', en: 'Choose your organisation.' },
      },
    ],
  });

export const personsExpected = (): Problem =>
  new Problem({
    type: 'persons-expected',
    status: 422,
    title: { fr: 'Réponse personnelle attendue', en: 'Personal answer expected' },
    detail: {
      fr: 'On répond à un appel interne en son propre nom, seul ou en équipe.',
      en: 'An internal call is answered in one’s own name, alone or as a team.',
    },
    errors: [
      { pointer: '/organisationId', detail: { fr: 'Laissez ce champ vide.', en: 'Leave this field empty.' } },
    ],
  });

/** Everything that still keeps a draft from being submitted, told at once. */
export const applicationIncomplete = (errors: Fault[]): Problem =>
  new Problem({
    type: 'application-incomplete',
    status: 422,
    title: { fr: 'Candidature à compléter', en: 'Application to complete' },
    detail:
      errors.length === 1
        ? {
            fr: 'Un point reste à reprendre avant le dépôt. Rien n’est perdu.',
            en: 'One point remains before submission. Nothing is lost.',
          }
        : {
            fr: `${errors.length} points restent à reprendre avant le dépôt. Rien n’est perdu.`,
            en: `${errors.length} points remain before submission. Nothing is lost.`,
          },
    errors,
  });

export const applicationFrozen = (): Problem =>
  new Problem({
    type: 'application-frozen',
    status: 409,
    title: { fr: 'Candidature déposée', en: 'Application submitted' },
    detail: {
      fr: 'Un dossier déposé ne change plus. Tant que l’appel est ouvert, vous pouvez le reprendre.',
      en: 'A submitted dossier no longer changes. While the call is open, you may take it up again.',
    },
  });

export const complementLate = (): Problem =>
  new Problem({
    type: 'complement-late',
    status: 409,
    title: { fr: 'Délai du complément passé', en: 'Time for the addition has passed' },
    detail: {
      fr: 'Le délai donné pour compléter est passé. Écrivez à l’institution : votre dossier déposé reste entier.',
      en: 'The time given to complete has passed. Write to the institution: your submitted dossier stands whole.',
    },
  });

export const barsNotLifted = (standing: readonly EligibilityFinding[]): Problem =>
  new Problem({
    type: 'bars-not-lifted',
    status: 422,
    title: { fr: 'Conditions non remplies', en: 'Conditions not met' },
    detail: {
      fr: `Levez d’abord, avec une raison, ou refusez la recevabilité : ${standing.map((found) => found.statement).join(' ; ')}`,
      en: `First lift, with a reason, or refuse admission: ${standing.map((found) => found.statement).join('; ')}`,
    },
    members: { rules: standing.map((found) => found.ruleId) },
  });

export const ruleCannotBeWaived = (): Problem =>
  new Problem({
    type: 'rule-cannot-be-waived',
    status: 422,
    title: { fr: 'Condition ferme', en: 'Firm condition' },
    detail: {
      fr: 'Le règlement de l’appel ne permet pas de lever cette condition.',
      en: 'The call’s rules do not let this condition be lifted.',
    },
    errors: [
      {
        pointer: '/ruleId',
        detail: { fr: 'Condition inconnue ou ferme.', en: 'Unknown or firm condition.' },
      },
    ],
  });

export const dueDatePassed = (): Problem =>
  new Problem({
    type: 'due-date-passed',
    status: 422,
    title: { fr: 'Délai à corriger', en: 'Time limit to correct' },
    detail: { fr: 'Le délai est déjà passé.', en: 'The time limit is already past.' },
    errors: [
      {
        pointer: '/dueAt',
        detail: { fr: 'Choisissez un instant à venir.', en: 'Choose an instant to come.' },
      },
    ],
  });

export const noSuchField = (): Problem =>
  new Problem({
    type: 'no-such-field',
    status: 422,
    title: { fr: 'Champ inconnu', en: 'Unknown field' },
    detail: {
      fr: 'Le formulaire de l’appel n’a pas ce champ de fichier.',
      en: 'The call’s form has no such file field.',
    },
    errors: [
      { pointer: '/fieldKey', detail: { fr: 'Champ de fichier inconnu.', en: 'Unknown file field.' } },
    ],
  });

export const tooManyFiles = (most: number): Problem =>
  new Problem({
    type: 'too-many-files',
    status: 422,
    title: { fr: 'Trop de fichiers', en: 'Too many files' },
    detail: {
      fr: `Ce champ reçoit ${most} fichiers au plus. Retirez-en un d’abord.`,
      en: `This field takes ${most} files at most. Remove one first.`,
    },
    members: { most },
  });

export const decisionsTooEarly = (): Problem =>
  new Problem({
    type: 'decisions-too-early',
    status: 409,
    title: { fr: 'Trop tôt pour décider', en: 'Too early to decide' },
    detail: {
      fr: 'On décide une fois l’appel fermé : tous les dossiers se regardent ensemble.',
      en: 'Decisions come once the call is closed: all dossiers are looked at together.',
    },
  });
