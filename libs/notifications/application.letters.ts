import type { ApplicationEvent } from '#applications';
import type { Letter, Text } from '#platform';
import { dayInWords } from './dates.js';
import { applicantOf, titleOf } from './names.js';

type Event<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>;
/** A letter without its address. */
export type Draft = Omit<Letter, 'to'>;

const open = (url: string): Letter['action'] => ({
  label: { fr: 'Ouvrir la candidature', en: 'Open the application' },
  url,
});

const page = (publicUrl: string, event: ApplicationEvent): string =>
  `${publicUrl}/candidatures/${event.subject.id}`;

export const receiptLetter = (event: Event<'application.submitted'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Candidature reçue : ${titleOf(event.subject.id)}`,
    en: `Application received: ${titleOf(event.subject.id)}`,
  },
  paragraphs: [
    {
      fr: `Votre candidature à l’appel « ${event.payload.callTitle} » est déposée. Accusé de réception n° ${event.payload.receiptNumber}.`,
      en: `Your application to the call “${event.payload.callTitle}” is submitted. Receipt no. ${event.payload.receiptNumber}.`,
    },
    {
      fr: `Empreinte SHA-256 du dossier : ${event.payload.sha256}. Elle prouve ce qui a été déposé, et quand.`,
      en: `SHA-256 of the dossier: ${event.payload.sha256}. It proves what was submitted, and when.`,
    },
  ],
  action: {
    label: { fr: 'Voir l’accusé de réception', en: 'See the receipt' },
    url: `${page(publicUrl, event)}/accuse`,
  },
});

export const newDossierLetter = (event: Event<'application.submitted'>, publicUrl: string): Draft => ({
  subject: {
    fr: `Nouveau dossier : ${titleOf(event.subject.id)}`,
    en: `New dossier: ${titleOf(event.subject.id)}`,
  },
  paragraphs: [
    {
      fr: `${applicantOf(event.subject.id)} vient de déposer un dossier à l’appel « ${event.payload.callTitle} ».`,
      en: `${applicantOf(event.subject.id)} has just submitted a dossier to the call “${event.payload.callTitle}”.`,
    },
  ],
  action: {
    label: { fr: 'Voir les candidatures', en: 'See the applications' },
    url: `${publicUrl}/mes-appels/${event.payload.callId}/candidatures`,
  },
});

export const admissionRefusedLetter = (
  event: Event<'application.admission_refused'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `Votre candidature n’est pas recevable : ${titleOf(event.subject.id)}`,
    en: `Your application is not admissible: ${titleOf(event.subject.id)}`,
  },
  paragraphs: [
    {
      fr: `L’équipe de l’appel « ${event.payload.callTitle} » a lu votre dossier. Il ne peut pas être instruit. En voici la raison :`,
      en: `The team of the call “${event.payload.callTitle}” has read your dossier. It cannot be reviewed. Here is why:`,
    },
    verbatim(event.payload.reason),
  ],
  action: open(page(publicUrl, event)),
});

export const complementLetter = (
  event: Event<'application.complement_requested'>,
  publicUrl: string,
): Draft => {
  const due = dayInWords(new Date(event.payload.dueAt));
  return {
    subject: {
      fr: `Un complément est demandé : ${titleOf(event.subject.id)}`,
      en: `More is needed: ${titleOf(event.subject.id)}`,
    },
    paragraphs: [
      {
        fr: `Pour l’appel « ${event.payload.callTitle} », il manque quelque chose à votre dossier. Vous avez jusqu’au ${due.fr}.`,
        en: `For the call “${event.payload.callTitle}”, something is missing from your dossier. You have until ${due.en}.`,
      },
      verbatim(event.payload.message),
    ],
    action: open(page(publicUrl, event)),
  };
};

/** Says that the answer is there, not what it is: a decision is read in full, with its reasons, on its page. */
export const decisionLetter = (
  event: Event<'application.decision_released' | 'application.promoted'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `La réponse à votre candidature : ${titleOf(event.subject.id)}`,
    en: `The answer to your application: ${titleOf(event.subject.id)}`,
  },
  paragraphs: [
    {
      fr: `L’appel « ${event.payload.callTitle} » a rendu ses décisions. La vôtre vous attend, avec ses raisons.`,
      en: `The call “${event.payload.callTitle}” has made its decisions. Yours awaits you, with its reasons.`,
    },
  ],
  action: {
    label: { fr: 'Lire la décision', en: 'Read the decision' },
    url: `${page(publicUrl, event)}/decision`,
  },
});

export const assignmentLetter = (
  event: Event<'application.reviewers_assigned'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `Un dossier à instruire : ${titleOf(event.subject.id)}`,
    en: `A dossier to review: ${titleOf(event.subject.id)}`,
  },
  paragraphs: [
    {
      fr: `L’équipe de l’appel « ${event.payload.callTitle} » vous confie le dossier de ${applicantOf(event.subject.id)}. Avant de l’ouvrir, vous direz si vous avez un lien avec cette structure.`,
      en: `The team of the call “${event.payload.callTitle}” gives you the dossier of ${applicantOf(event.subject.id)}. Before opening it, you will say whether you have a tie with this organisation.`,
    },
  ],
  action: {
    label: { fr: 'Ouvrir le dossier', en: 'Open the dossier' },
    url: `${publicUrl}/instructions/${event.subject.id}`,
  },
});

const verbatim = (words: string): Text => ({ fr: `« ${words} »`, en: `“${words}”` });
