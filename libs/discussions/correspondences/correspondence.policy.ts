import { allowIf, belongsTo, definePolicies, refuse, WRITING_ROLES } from '#platform';

export const correspondencePolicy = definePolicies<{ fromId: string }>()({
  // Organisations are public: that one exists is no secret.
  read: () => true,
  open: (actor, { fromId }) =>
    allowIf(
      belongsTo(actor, fromId, WRITING_ROLES),
      refuse(
        'On écrit à une autre organisation au nom de la sienne, quand on peut y écrire.',
        'One writes to another organisation in the name of one’s own, when one may write there.',
      ),
    ),
});
