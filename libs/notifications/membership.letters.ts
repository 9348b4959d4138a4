import type { MembershipEvent } from '#organisations';
import type { OrganisationRole, Text } from '#platform';
import type { Draft } from './application.letters.js';
import { dayInWords } from './dates.js';
import { personNamed } from './names.js';

type Event<Type extends MembershipEvent['type']> = Extract<MembershipEvent, { type: Type }>;

const ROLES: Record<OrganisationRole, Text> = {
  owner: { fr: 'propriétaire', en: 'owner' },
  manager: { fr: 'responsable', en: 'manager' },
  member: { fr: 'membre', en: 'member' },
  reader: { fr: 'lecteur', en: 'reader' },
};

const teamPage = (publicUrl: string, { payload }: MembershipEvent): Draft['action'] => ({
  label: { fr: 'Voir l’équipe', en: 'See the team' },
  url: `${publicUrl}/mes-organisations/${payload.organisationSlug}/equipe`,
});

const myDay = (publicUrl: string): Draft['action'] => ({
  label: { fr: 'Ouvrir Cornac', en: 'Open Cornac' },
  url: `${publicUrl}/ma-journee`,
});

/** To those who run the team. */
export const joinedLetter = (event: Event<'membership.joined'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${personNamed(event.payload.accountId)} rejoint l’équipe de ${event.payload.organisationName}`,
    en: `${personNamed(event.payload.accountId)} joins the team of ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: `${personNamed(event.payload.accountId)} est maintenant ${ROLES[event.payload.role].fr}.`,
      en: `${personNamed(event.payload.accountId)} is now a ${ROLES[event.payload.role].en}.`,
    },
  ],
  action: teamPage(publicUrl, event),
});

/** To the person concerned. */
export const roleChangedLetter = (event: Event<'membership.role_changed'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Votre rôle change : ${event.payload.organisationName}`,
    en: `Your role changes: ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: `Vous étiez ${ROLES[event.payload.before].fr}, vous êtes maintenant ${ROLES[event.payload.role].fr}.`,
      en: `You were ${ROLES[event.payload.before].en}, you are now ${ROLES[event.payload.role].en}.`,
    },
  ],
  action: teamPage(publicUrl, event),
});

/** To the person removed. */
export const removedLetter = (event: Event<'membership.ended'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Vous n’êtes plus de l’équipe de ${event.payload.organisationName}`,
    en: `You are no longer in the team of ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: 'Vos accès ont pris fin. Vos messages et vos avis envoyés gardent votre nom. Une question ? Écrivez à un responsable de l’organisation.',
      en: 'Your access has ended. Your messages and the reviews you sent keep your name. A question? Write to one of the organisation’s managers.',
    },
  ],
  action: myDay(publicUrl),
});

/** To those who run the team. */
export const departureLetter = (event: Event<'membership.ended'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${personNamed(event.payload.accountId)} quitte l’équipe de ${event.payload.organisationName}`,
    en: `${personNamed(event.payload.accountId)} leaves the team of ${event.payload.organisationName}`,
  },
  paragraphs: [
    event.payload.vacated > 0
      ? {
          fr: `Ses brouillons, dossiers, instructions et fils attendent (${event.payload.vacated}). Une seule action les confie à un collègue.`,
          en: `Their drafts, dossiers, reviews and threads are waiting (${event.payload.vacated}). One action gives them to a colleague.`,
        }
      : { fr: 'Rien n’est resté en suspens.', en: 'Nothing was left pending.' },
  ],
  action: teamPage(publicUrl, event),
});

/** To both the one replaced and the one who replaces. */
export const takenOverLetter = (event: Event<'membership.taken_over'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Reprise chez ${event.payload.organisationName}`,
    en: `Takeover at ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: `Ce que suivait ${personNamed(event.payload.fromAccountId)} passe à ${personNamed(event.payload.toAccountId)} (${event.payload.moved}). Les messages et les avis envoyés gardent leur auteur.`,
      en: `What ${personNamed(event.payload.fromAccountId)} looked after passes to ${personNamed(event.payload.toAccountId)} (${event.payload.moved}). Messages and reviews sent keep their author.`,
    },
  ],
  action: myDay(publicUrl),
});

/** To those who run the team. */
export const requestLetter = (event: Event<'membership.requested'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${personNamed(event.payload.accountId)} demande à rejoindre ${event.payload.organisationName}`,
    en: `${personNamed(event.payload.accountId)} asks to join ${event.payload.organisationName}`,
  },
  paragraphs: [
    {
      fr: 'Son adresse est d’un domaine de votre organisation. À vous d’accepter, ou de refuser en disant pourquoi.',
      en: 'Their address is of one of your organisation’s domains. Yours to accept, or to refuse saying why.',
    },
  ],
  action: teamPage(publicUrl, event),
});

/** To the person who asked. */
export const requestAnsweredLetter = (
  event: Event<'membership.request_answered'>,
  publicUrl: string,
): Draft => {
  const { approved, reason, organisationName } = event.payload;
  return {
    subject: approved
      ? { fr: `Bienvenue chez ${organisationName}`, en: `Welcome to ${organisationName}` }
      : { fr: `Demande refusée : ${organisationName}`, en: `Request refused: ${organisationName}` },
    paragraphs: approved
      ? [
          {
            fr: 'Votre demande est acceptée : vous êtes membre.',
            en: 'Your request is accepted: you are a member.',
          },
        ]
      : [
          {
            fr: 'Votre demande est refusée. La raison donnée :',
            en: 'Your request is refused. The reason given:',
          },
          { fr: `« ${reason} »`, en: `“${reason}”` },
        ],
    action: myDay(publicUrl),
  };
};

/** To both. */
export const delegatedLetter = (event: Event<'membership.delegated'>, publicUrl: string): Draft => {
  const until = dayInWords(new Date(event.payload.endsAt));
  const { fromAccountId, organisationName, role } = event.payload;
  return {
    subject: {
      fr: `Délégation chez ${organisationName}`,
      en: `Delegation at ${organisationName}`,
    },
    paragraphs: [
      {
        fr: `Les droits de ${personNamed(fromAccountId)} (${ROLES[role].fr}) sont délégués jusqu’au ${until.fr}. Ils prennent fin d’eux-mêmes.`,
        en: `The rights of ${personNamed(fromAccountId)} (${ROLES[role].en}) are delegated until ${until.en}. They end by themselves.`,
      },
    ],
    action: myDay(publicUrl),
  };
};

/** To both. */
export const delegationRevokedLetter = (
  event: Event<'membership.delegation_revoked'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `Fin de délégation chez ${event.payload.organisationName}`,
    en: `End of delegation at ${event.payload.organisationName}`,
  },
  paragraphs: [
    { fr: 'La délégation est retirée avant son terme.', en: 'The delegation is withdrawn before its end.' },
  ],
  action: myDay(publicUrl),
});
