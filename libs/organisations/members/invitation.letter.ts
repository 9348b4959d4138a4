import type { Letter, OrganisationRole, Text } from '#platform';

const ROLES: Record<OrganisationRole, Text> = {
  owner: { fr: 'propriétaire', en: 'owner' },
  manager: { fr: 'responsable', en: 'manager' },
  member: { fr: 'membre', en: 'member' },
  reader: { fr: 'lecteur', en: 'reader' },
};

interface Invited {
  id: string;
  email: string;
  organisationName: string;
  inviterName: string;
  role: OrganisationRole;
  word: string;
}

/** The token stands after #: no server, proxy or log ever reads it from an address. */
export const invitationLetter = (invitation: Invited, token: string, publicUrl: string): Letter => {
  const { organisationName, inviterName, role, word } = invitation;
  return {
    to: invitation.email,
    subject: {
      fr: `${inviterName} vous invite dans l’équipe de ${organisationName}`,
      en: `${inviterName} invites you to the team of ${organisationName}`,
    },
    paragraphs: [
      {
        fr: `Vous y seriez ${ROLES[role].fr}. Sur Cornac, une équipe mène ses appels à projets et ses candidatures ensemble.`,
        en: `You would be there as ${ROLES[role].en}. On Cornac, a team runs its calls for projects and its applications together.`,
      },
      ...(word ? [{ fr: `« ${word} »`, en: `“${word}”` }] : []),
      {
        fr: 'L’invitation vaut quatorze jours. Rien ne se fait en ouvrant le lien : vous accepterez, ou non, sur la page.',
        en: 'The invitation holds for fourteen days. Opening the link does nothing: you accept, or not, on the page.',
      },
    ],
    action: {
      label: { fr: 'Voir l’invitation', en: 'See the invitation' },
      url: `${publicUrl}/invitations/${invitation.id}#${token}`,
    },
  };
};
