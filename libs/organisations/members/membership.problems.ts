import { type Fault, Problem, type Text } from '#platform';

export const lastOwner = (): Problem =>
  new Problem({
    type: 'last-owner',
    status: 422,
    title: { fr: 'Dernier propriétaire', en: 'Last owner' },
    detail: {
      fr: 'Une organisation garde au moins un propriétaire. Nommez-en un autre, puis recommencez.',
      en: 'An organisation keeps at least one owner. Name another one, then try again.',
    },
  });

export const lastOwnerLeaves = (organisations: readonly { name: string; slug: string }[]): Problem =>
  new Problem({
    type: 'last-owner-leaves',
    status: 409,
    title: { fr: 'Il reste une organisation à confier', en: 'An organisation is left to hand over' },
    detail: {
      fr: `Vous êtes la seule personne propriétaire de ${organisations.map(({ name }) => `« ${name} »`).join(', ')}. Nommez-y d’abord un autre propriétaire : l’équipe en a besoin.`,
      en: `You are the only owner of ${organisations.map(({ name }) => `“${name}”`).join(', ')}. First name another owner there: the team needs one.`,
    },
    members: { organisations: organisations.map(({ name, slug }) => ({ name, slug })) },
  });

export const addressesRefused = (errors: Fault[]): Problem =>
  new Problem({
    type: 'addresses-refused',
    status: 422,
    title: { fr: 'Adresses à corriger', en: 'Addresses to correct' },
    detail: {
      fr: 'Aucune invitation n’est partie : corrigez ou retirez les lignes signalées.',
      en: 'No invitation was sent: correct or remove the lines pointed out.',
    },
    errors,
  });

export const tooManyInvitations = (atMost: number): Problem =>
  new Problem({
    type: 'too-many-invitations',
    status: 422,
    title: { fr: 'Trop d’invitations en attente', en: 'Too many pending invitations' },
    detail: {
      fr: `${atMost} invitations au plus attendent une réponse en même temps. Annulez-en d’anciennes d’abord.`,
      en: `At most ${atMost} invitations may await an answer at once. Revoke older ones first.`,
    },
  });

export const invitationNotUsable = (): Problem =>
  new Problem({
    type: 'invitation-not-usable',
    status: 422,
    title: { fr: 'Invitation expirée ou annulée', en: 'Invitation expired or revoked' },
    detail: {
      fr: 'Demandez à la personne qui vous a invité de vous l’envoyer à nouveau : cela lui prend un instant.',
      en: 'Ask the person who invited you to send it again: it takes them a moment.',
    },
  });

/** The address is named only to someone who holds the link, so the letter. */
export const invitedUnderOtherAddress = (email: string): Problem =>
  new Problem({
    type: 'invited-under-other-address',
    status: 403,
    title: { fr: 'Invitation envoyée à une autre adresse', en: 'Invitation sent to another address' },
    detail: {
      fr: `Cette invitation est pour ${email}. Déconnectez-vous, puis connectez-vous avec cette adresse ; ou demandez une invitation à votre adresse actuelle.`,
      en: `This invitation is for ${email}. Sign out, then sign in with that address; or ask for an invitation to your present one.`,
    },
    members: { email },
  });

export const roleNotGrantable = (): Problem =>
  new Problem({
    type: 'role-not-grantable',
    status: 403,
    title: { fr: 'Rôle au-dessus du vôtre', en: 'Role above yours' },
    detail: {
      fr: 'Les propriétaires donnent tous les rôles ; les responsables, ceux de membre et de lecteur.',
      en: 'Owners give any role; managers give those of member and reader.',
    },
  });

const faultAt = (type: string, pointer: string, title: Text, detail: Text): Problem =>
  new Problem({ type, status: 422, title, detail, errors: [{ pointer, detail }] });

export const domainRefused = (why: 'malformed' | 'free_mail'): Problem =>
  faultAt(
    'domain-refused',
    '/domain',
    { fr: 'Domaine refusé', en: 'Domain refused' },
    why === 'malformed'
      ? { fr: 'Un domaine est attendu, comme exemple.fr.', en: 'A domain is expected, like example.org.' }
      : {
          fr: 'Chez ce fournisseur, n’importe qui ouvre une adresse : elle ne prouve pas qu’on travaille chez vous.',
          en: 'With this provider anyone opens an address: it does not prove that one works with you.',
        },
  );

export const domainTaken = (): Problem =>
  faultAt(
    'domain-taken',
    '/domain',
    { fr: 'Domaine déjà vérifié', en: 'Domain already verified' },
    {
      fr: 'Ce domaine est déjà celui d’une organisation de Cornac. Demandez à y entrer, ou écrivez à l’administration.',
      en: 'This domain already belongs to an organisation on Cornac. Ask to join it, or write to the administrators.',
    },
  );

export const domainNotYours = (domain: string): Problem =>
  new Problem({
    type: 'domain-not-yours',
    status: 422,
    title: { fr: 'Domaine à vérifier', en: 'Domain to verify' },
    detail: {
      fr: `Pour vérifier ${domain}, un propriétaire se connecte avec une adresse de ce domaine.`,
      en: `To verify ${domain}, an owner signs in with an address of that domain.`,
    },
  });

export const organisationToVerify = (): Problem =>
  new Problem({
    type: 'organisation-to-verify',
    status: 409,
    title: { fr: 'Organisation à vérifier d’abord', en: 'Organisation to verify first' },
    detail: {
      fr: 'Un domaine se vérifie une fois l’organisation elle-même vérifiée par l’administration de la plateforme.',
      en: 'A domain is verified once the administrators of the platform verified the organisation itself.',
    },
  });

export const alreadyMember = (): Problem =>
  new Problem({
    type: 'already-member',
    status: 409,
    title: { fr: 'Déjà membre', en: 'Already a member' },
    detail: { fr: 'Vous êtes déjà de cette équipe.', en: 'You already belong to this team.' },
  });

export const delegationRefused = (pointer: string, detail: Text): Problem =>
  faultAt(
    'delegation-refused',
    pointer,
    { fr: 'Délégation à corriger', en: 'Delegation to correct' },
    detail,
  );

export const successorRefused = (): Problem =>
  faultAt(
    'successor-refused',
    '/toAccountId',
    { fr: 'Repreneur à choisir', en: 'Successor to choose' },
    {
      fr: 'Choisissez un membre de l’équipe, autre que la personne remplacée, et qui n’est pas seulement lecteur.',
      en: 'Choose a member of the team, other than the person replaced, and not only a reader.',
    },
  );
