import type { BreakGlassEvent } from '#applications';
import type { AdministrationEvent } from '#identity';
import type { Letter, Text } from '#platform';
import { dayInWords } from './dates.js';
import { personNamed } from './names.js';

type Draft = Omit<Letter, 'to'>;
type About<Type extends AdministrationEvent['type']> = Extract<AdministrationEvent, { type: Type }>;
type Glass<Type extends BreakGlassEvent['type']> = Extract<BreakGlassEvent, { type: Type }>;

const verbatim = (words: string): Text => ({ fr: `« ${words} »`, en: `“${words}”` });

/** The reason is the account's, read when the letter leaves; none any more once the suspension was lifted. */
export const suspendedAccountLetter = (reason: string | null, supportEmail: string | null): Draft => ({
  subject: { fr: 'Votre compte est suspendu', en: 'Your account is suspended' },
  paragraphs: [
    {
      fr: 'L’administration de la plateforme a suspendu votre compte : on ne peut plus y entrer. Rien n’est effacé. En voici la raison :',
      en: 'The administrators of the platform suspended your account: nobody can enter it any more. Nothing is deleted. Here is why:',
    },
    ...(reason === null ? [] : [verbatim(reason)]),
    supportEmail === null
      ? {
          fr: 'Si vous n’êtes pas d’accord, répondez à l’administration de la plateforme.',
          en: 'If you disagree, write to the administrators of the platform.',
        }
      : {
          fr: `Si vous n’êtes pas d’accord, écrivez à ${supportEmail}.`,
          en: `If you disagree, write to ${supportEmail}.`,
        },
  ],
});

export const liftedLetter = (_: About<'account.suspension_lifted'>, publicUrl: string): Draft => ({
  subject: { fr: 'Votre compte est de nouveau ouvert', en: 'Your account is open again' },
  paragraphs: [
    {
      fr: 'La suspension de votre compte est levée. Vous retrouvez tout ce que vous y aviez laissé.',
      en: 'The suspension of your account is lifted. You find everything as you left it.',
    },
  ],
  action: { label: { fr: 'Me connecter', en: 'Sign in' }, url: `${publicUrl}/connexion` },
});

/** To every administrator: who holds the keys is never a surprise to the others. */
export const administratorsLetter = (
  event: About<'account.administrator_granted' | 'account.administrator_withdrawn'>,
  publicUrl: string,
): Draft => {
  const who = personNamed(event.subject.id);
  const granted = event.type === 'account.administrator_granted';
  return {
    subject: granted
      ? { fr: `${who} administre désormais la plateforme`, en: `${who} now administers the platform` }
      : { fr: `${who} n’administre plus la plateforme`, en: `${who} no longer administers the platform` },
    paragraphs: [
      {
        fr: 'Si vous ne vous y attendiez pas, regardez le journal et parlez-en aussitôt entre vous.',
        en: 'If you did not expect it, look at the log and speak about it among yourselves at once.',
      },
    ],
    action: {
      label: { fr: 'Voir les comptes', en: 'See the accounts' },
      url: `${publicUrl}/administration/comptes?etat=administrators`,
    },
  };
};

/** To every administrator but who changed it. */
export const approversLetter = (event: About<'settings.changed'>, publicUrl: string): Draft => {
  const who = personNamed(event.subject.id);
  const named = event.payload.after.breakGlassApprovers.map(personNamed).join(', ');
  return {
    subject: {
      fr: 'Qui approuve l’ouverture d’un dossier a changé',
      en: 'Who agrees that a dossier opens has changed',
    },
    paragraphs: [
      named === ''
        ? {
            fr: `${who} a vidé la liste : désormais, toute autre personne qui administre la plateforme approuve.`,
            en: `${who} emptied the list: from now on any other administrator of the platform agrees.`,
          }
        : {
            fr: `${who} a nommé : ${named}. Personne d’autre n’approuve.`,
            en: `${who} named: ${named}. Nobody else agrees.`,
          },
      {
        fr: 'Si vous ne vous y attendiez pas, regardez le journal et parlez-en aussitôt entre vous.',
        en: 'If you did not expect it, look at the log and speak about it among yourselves at once.',
      },
    ],
    action: {
      label: { fr: 'Voir les réglages', en: 'See the settings' },
      url: `${publicUrl}/administration/reglages`,
    },
  };
};

export const keyAskedLetter = (
  event: Glass<'break_glass.requested'>,
  publicUrl: string,
  reason: string,
): Draft => ({
  subject: {
    fr: 'Un dossier à ouvrir : votre accord est demandé',
    en: 'A dossier to open: your agreement is asked',
  },
  paragraphs: [
    {
      fr: `${personNamed(event.payload.requestedBy)} demande à ouvrir le dossier ${event.payload.receiptNumber} (« ${event.payload.callTitle} »). En voici la raison :`,
      en: `${personNamed(event.payload.requestedBy)} asks to open the dossier ${event.payload.receiptNumber} (“${event.payload.callTitle}”). Here is why:`,
    },
    verbatim(reason),
    {
      fr: 'Il s’ouvre une heure si une autre personne qui administre est d’accord. Les personnes concernées en sont averties.',
      en: 'It opens for an hour if another administrator agrees. Those concerned are told.',
    },
  ],
  action: {
    label: { fr: 'Voir la demande', en: 'See the request' },
    url: `${publicUrl}/administration/bris-de-glace`,
  },
});

/** To the applicants and to those who lead the call, at once. */
export const openedLetter = (
  event: Glass<'break_glass.opened'>,
  publicUrl: string,
  reason: string,
  applicant: boolean,
): Draft => {
  const until = dayInWords(new Date(event.payload.openedUntil));
  const { receiptNumber, callTitle, requestedBy, approvedBy, applicationId, callId } = event.payload;
  return {
    subject: {
      fr: `L’administration de la plateforme ouvre le dossier ${receiptNumber}`,
      en: `The administrators of the platform open the dossier ${receiptNumber}`,
    },
    paragraphs: [
      {
        fr: `${personNamed(requestedBy)}, avec l’accord de ${personNamed(approvedBy)}, peut lire jusqu’au ${until.fr} le dossier ${receiptNumber} déposé à l’appel « ${callTitle} ». En voici la raison :`,
        en: `${personNamed(requestedBy)}, with the agreement of ${personNamed(approvedBy)}, may read until ${until.en} the dossier ${receiptNumber} submitted to the call “${callTitle}”. Here is why:`,
      },
      verbatim(reason),
      {
        fr: 'Chaque lecture est notée. Si cette raison vous étonne, écrivez à l’administration de la plateforme.',
        en: 'Every reading is noted. If this reason surprises you, write to the administrators of the platform.',
      },
    ],
    action: applicant
      ? {
          label: { fr: 'Voir qui a lu le dossier', en: 'See who read the dossier' },
          url: `${publicUrl}/candidatures/${applicationId}/accuse`,
        }
      : {
          label: { fr: 'Voir les candidatures', en: 'See the applications' },
          url: `${publicUrl}/mes-appels/${callId}/candidatures`,
        },
  };
};
