import type { Criterion } from '#calls';
import { type Fault, Problem } from '#platform';

/** Tells only what is needed to know whether one is in conflict. */
export const conflictDeclarationRequired = (about: { applicantName: string; callTitle: string }): Problem =>
  new Problem({
    type: 'conflict-declaration-required',
    status: 403,
    title: { fr: 'Déclaration attendue', en: 'Declaration required' },
    detail: {
      fr: `Avant d’ouvrir ce dossier, dites si vous avez un lien avec ${about.applicantName}.`,
      en: `Before opening this dossier, say whether you have a link with ${about.applicantName}.`,
    },
    members: about,
  });

export const reviewClosed = (): Problem =>
  new Problem({
    type: 'review-closed',
    status: 409,
    title: { fr: 'Instruction close', en: 'Review closed' },
    detail: {
      fr: 'Cette candidature n’est plus en instruction\u00a0: les avis ne changent plus.',
      en: 'This application is no longer under review: reviews do not change any more.',
    },
  });

export const reviewAlreadySent = (): Problem =>
  new Problem({
    type: 'review-already-sent',
    status: 409,
    title: { fr: 'Avis déjà envoyé', en: 'Review already sent' },
    detail: {
      fr: 'Un avis envoyé ne change plus\u00a0: c’est ce qui rend la notation indépendante.',
      en: 'A review once sent does not change: that is what makes scoring independent.',
    },
  });

export const reviewIncomplete = (unscored: readonly Criterion[]): Problem =>
  new Problem({
    type: 'review-incomplete',
    status: 422,
    title: { fr: 'Grille à compléter', en: 'Grid to complete' },
    detail: { fr: 'Chaque critère attend sa note.', en: 'Each criterion awaits its score.' },
    errors: unscored.map((criterion) => ({
      pointer: `/scores/${criterion.id}`,
      detail: {
        fr: `Notez «\u00a0${criterion.name}\u00a0», de 0 à ${criterion.scaleMax}.`,
        en: `Score “${criterion.name}”, from 0 to ${criterion.scaleMax}.`,
      },
    })),
  });

/** Scores that do not fit the grid, told all at once. */
export const scoresRefused = (errors: Fault[]): Problem =>
  new Problem({
    type: 'scores-refused',
    status: 422,
    title: { fr: 'Notes à corriger', en: 'Scores to correct' },
    detail: {
      fr: 'Certaines notes ne correspondent pas à la grille.',
      en: 'Some scores do not fit the grid.',
    },
    errors,
  });

export const reviewersRefused = (errors: Fault[]): Problem =>
  new Problem({
    type: 'reviewers-refused',
    status: 422,
    title: { fr: 'Instructeurs à revoir', en: 'Reviewers to change' },
    detail: {
      fr: 'Un dossier se confie à l’équipe de l’appel, hors conflit d’intérêts.',
      en: 'A dossier is given to the call’s team, without conflict of interest.',
    },
    errors,
  });
