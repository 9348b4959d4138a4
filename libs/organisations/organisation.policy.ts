import { type Actor, allowIf, belongsTo, definePolicies, refuse } from '#platform';

/** What a right on an organisation depends on. */
export interface OrganisationSubject {
  id: string;
}

const runsIt = (actor: Actor | null, organisation: OrganisationSubject): boolean =>
  belongsTo(actor, organisation.id, ['owner', 'manager']);

export const organisationPolicy = definePolicies<OrganisationSubject>()({
  // An organisation's page is public: partners must be able to see who they deal with.
  read: () => true,
  edit: (actor, organisation) =>
    allowIf(
      runsIt(actor, organisation),
      refuse(
        'Seuls les responsables de l’organisation modifient sa fiche.',
        'Only the organisation’s owners and managers edit its page.',
      ),
    ),
  seeTeam: (actor, organisation) =>
    allowIf(
      belongsTo(actor, organisation.id),
      refuse('L’équipe n’est visible que de ses membres.', 'The team is visible to its members only.'),
    ),
});
