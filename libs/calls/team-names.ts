import type { Text } from '#platform';
import type { TeamFunction } from './call.types.js';

/** How the people of each function are called together. */
export const TEAM_NAMES: Readonly<Record<TeamFunction, Text>> = {
  lead: { fr: 'Responsables de l’appel', en: 'Call leads' },
  officer: { fr: 'Chargés d’instruction', en: 'Officers' },
  reviewer: { fr: 'Instructeurs', en: 'Reviewers' },
  juror: { fr: 'Jury', en: 'Jury' },
  observer: { fr: 'Observateurs', en: 'Observers' },
};
