import { type Actor, allowIf, belongsTo, definePolicies, refuse, type Verdict } from '#platform';

/** What a right on an organisation depends on. */
export interface OrganisationSubject {
  id: string;
}

export const runsIt = (actor: Actor | null, organisation: OrganisationSubject): boolean =>
  belongsTo(actor, organisation.id, ['owner', 'manager']);

const MANAGERS_ONLY = refuse(
  'Réservé aux propriétaires et aux responsables de l’organisation.',
  'For the organisation’s owners and managers.',
);

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
  // Papers ready for applications: the whole team reads them, each file says who else does.
  seeDocuments: (actor, organisation) =>
    allowIf(
      belongsTo(actor, organisation.id),
      refuse(
        'Les documents de l’organisation ne sont ouverts qu’à son équipe.',
        'The organisation’s documents are open to its team only.',
      ),
    ),
  manageDocuments: (actor, organisation) => allowIf(runsIt(actor, organisation), MANAGERS_ONLY),
  seeReferences: (actor, organisation) =>
    allowIf(
      belongsTo(actor, organisation.id),
      refuse(
        'Ces références ne sont ouvertes qu’à l’équipe de l’organisation.',
        'These references are open to the organisation’s team only.',
      ),
    ),
  manageReferences: (actor, organisation) => allowIf(runsIt(actor, organisation), MANAGERS_ONLY),
  // Whoever says they belong here; the owners answer.
  claim: (actor, organisation) =>
    allowIf(
      actor !== null && !belongsTo(actor, organisation.id),
      refuse('Vous faites déjà partie de cette organisation.', 'You already belong to this organisation.'),
    ),
  answerClaims: (actor, organisation) =>
    allowIf(
      belongsTo(actor, organisation.id, ['owner']),
      refuse(
        'Seuls les propriétaires répondent aux demandes de rattachement.',
        'Only owners answer those who ask to join.',
      ),
    ),
  seeTeam: (actor, organisation) =>
    allowIf(
      belongsTo(actor, organisation.id),
      refuse('L’équipe n’est visible que de ses membres.', 'The team is visible to its members only.'),
    ),
});

/** Anyone creates the organisation they work for, unless the instance's administrators keep that to themselves. */
export const mayCreate = (actor: Actor, creators: 'anyone' | 'administrators'): Verdict =>
  allowIf(
    creators === 'anyone' || actor.administrator,
    refuse(
      'Ici, les organisations sont créées par l’administration de la plateforme. Écrivez-lui.',
      'Here, organisations are created by the administrators of the platform. Write to them.',
    ),
  );
