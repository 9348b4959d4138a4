import { type Actor, allowIf, belongsTo, definePolicies, refuse } from '#platform';
import { roleForGood } from '../members/membership.policy.js';

/** What a right on a collective depends on. */
export interface CollectiveSubject {
  id: string;
}

const runs = (actor: Actor | null, organisationId: string): boolean => {
  const role = roleForGood(actor, { organisationId });
  return role === 'owner' || role === 'manager';
};

/** Owners and managers of the collective: its own, and those of its backbone organisations. */
export const runsCollective = (actor: Actor | null, { id }: CollectiveSubject): boolean => runs(actor, id);

/** An organisation enters or leaves a collective by the word of one of its own owners. */
export const ownsHouse = (actor: Actor | null, organisationId: string): boolean =>
  roleForGood(actor, { organisationId }) === 'owner';

export const RUNNERS_ONLY = refuse(
  'Réservé à l’équipe d’appui du collectif.',
  'For the collective’s backbone team.',
);
export const HOUSE_OWNERS_ONLY = refuse(
  'Réservé aux propriétaires de l’organisation concernée.',
  'For the owners of the organisation concerned.',
);

/** The rights on a collective, one sentence each. */
export const collectivePolicy = definePolicies<CollectiveSubject>()({
  // A collective, its agenda, its members past and present are public.
  read: () => true,
  // Names of people are for those who belong, by their own place or through their organisation.
  seeBackboneTeam: (actor, collective) =>
    allowIf(
      belongsTo(actor, collective.id),
      refuse('L’équipe n’est visible que des membres.', 'The team is visible to members only.'),
    ),
  invite: (actor, collective) => allowIf(runsCollective(actor, collective), RUNNERS_ONLY),
  editAgenda: (actor, collective) => allowIf(runsCollective(actor, collective), RUNNERS_ONLY),
  changeRoles: (actor, collective) => allowIf(runsCollective(actor, collective), RUNNERS_ONLY),
});
