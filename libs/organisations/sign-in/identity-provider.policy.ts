import { allowIf, definePolicies, refuse } from '#platform';
import { roleForGood, type TeamSubject } from '../members/membership.policy.js';

/** Whoever says where an organisation's people sign in could come in as any of them: its owners only, and no stand-in. */
export const identityProviderPolicy = definePolicies<TeamSubject>()({
  // That an organisation exists is public.
  read: () => true,
  manage: (actor, team) =>
    allowIf(
      roleForGood(actor, team) === 'owner',
      refuse('Réservé aux propriétaires de l’organisation.', 'For the organisation’s owners only.'),
    ),
});
