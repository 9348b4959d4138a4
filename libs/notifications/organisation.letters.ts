import type { OrganisationEvent } from '#organisations';
import type { Text } from '#platform';
import type { Draft } from './application.letters.js';
import { calendarDayInWords } from './dates.js';

type Event<Type extends OrganisationEvent['type']> = Extract<OrganisationEvent, { type: Type }>;

const profile = (publicUrl: string, slug: string): Draft['action'] => ({
  label: { fr: 'Ouvrir la fiche', en: 'Open the profile' },
  url: `${publicUrl}/mes-organisations/${slug}`,
});

const verbatim = (words: string): Text => ({ fr: `« ${words} »`, en: `“${words}”` });

export const toVerifyLetter = (
  event: Event<'organisation.verification_requested'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `À vérifier : ${event.payload.name}`,
    en: `To verify: ${event.payload.name}`,
  },
  paragraphs: [
    {
      fr: `${event.payload.name} attend d’être vérifiée.`,
      en: `${event.payload.name} awaits verification.`,
    },
  ],
  action: {
    label: { fr: 'Voir les organisations à vérifier', en: 'See the organisations to verify' },
    url: `${publicUrl}/administration/organisations`,
  },
});

export const verifiedLetter = (event: Event<'organisation.verified'>, publicUrl: string): Draft => ({
  subject: { fr: `${event.payload.name} est vérifiée`, en: `${event.payload.name} is verified` },
  paragraphs: [
    {
      fr: 'Les administrateurs ont vérifié votre organisation. Sa page publique le dit.',
      en: 'The administrators verified your organisation. Its public page says so.',
    },
  ],
  action: profile(publicUrl, event.payload.slug),
});

export const verificationRefusedLetter = (
  event: Event<'organisation.verification_refused'>,
  publicUrl: string,
): Draft => ({
  subject: {
    fr: `Vérification refusée : ${event.payload.name}`,
    en: `Verification refused: ${event.payload.name}`,
  },
  paragraphs: [
    {
      fr: 'Les administrateurs n’ont pas pu vérifier votre organisation. En voici la raison :',
      en: 'The administrators could not verify your organisation. Here is why:',
    },
    verbatim(event.payload.reason ?? ''),
    {
      fr: 'Corrigez la fiche, puis demandez de nouveau la vérification.',
      en: 'Correct the profile, then ask for verification again.',
    },
  ],
  action: profile(publicUrl, event.payload.slug),
});

export const suspendedLetter = (event: Event<'organisation.suspended'>, publicUrl: string): Draft => ({
  subject: { fr: `${event.payload.name} est suspendue`, en: `${event.payload.name} is suspended` },
  paragraphs: [
    {
      fr: 'Les administrateurs ont suspendu votre organisation : son équipe peut tout relire, mais n’écrit plus en son nom. En voici la raison :',
      en: 'The administrators suspended your organisation: its team may read everything, but no longer writes on its behalf. Here is why:',
    },
    verbatim(event.payload.reason ?? ''),
  ],
  action: profile(publicUrl, event.payload.slug),
});

export const reinstatedLetter = (event: Event<'organisation.reinstated'>, publicUrl: string): Draft => ({
  subject: {
    fr: `${event.payload.name} n’est plus suspendue`,
    en: `${event.payload.name} is no longer suspended`,
  },
  paragraphs: [
    {
      fr: 'La suspension est levée. Votre équipe retrouve ses droits ; les administrateurs vont vérifier la fiche.',
      en: 'The suspension is lifted. Your team has its rights again; the administrators will verify the profile.',
    },
  ],
  action: profile(publicUrl, event.payload.slug),
});

/** What a paper is, in a sentence. */
const PAPERS: Record<Event<'organisation.document_expiring'>['payload']['kind'], Text> = {
  statutes: { fr: 'les statuts', en: 'the statutes' },
  governance: { fr: 'la liste des dirigeants', en: 'the list of officers' },
  insurance: { fr: 'l’attestation d’assurance', en: 'the insurance certificate' },
  social_contributions: { fr: 'l’attestation de vigilance', en: 'the social contributions certificate' },
  tax_certificate: { fr: 'l’attestation fiscale', en: 'the tax certificate' },
  accounts: { fr: 'les comptes annuels', en: 'the annual accounts' },
  activity_report: { fr: 'le rapport d’activité', en: 'the activity report' },
  budget: { fr: 'le budget prévisionnel', en: 'the budget' },
  approval: { fr: 'l’agrément', en: 'the approval' },
  bank_details: { fr: 'le relevé d’identité bancaire', en: 'the bank details' },
  other: { fr: 'le document', en: 'the document' },
};

export const documentExpiringLetter = (
  event: Event<'organisation.document_expiring'>,
  publicUrl: string,
): Draft => {
  const { name, slug, kind, title, expiresOn, daysLeft } = event.payload;
  const paper = PAPERS[kind];
  const day = calendarDayInWords(expiresOn);
  const when: Text =
    daysLeft === 0
      ? { fr: 'expire aujourd’hui ou a expiré', en: 'expires today or has expired' }
      : { fr: `expire dans ${daysLeft} jours`, en: `expires in ${daysLeft} days` };
  return {
    subject: {
      fr: `${capital(paper.fr)} de ${name} : bientôt plus valable`,
      en: `${capital(paper.en)} of ${name}: soon out of date`,
    },
    paragraphs: [
      {
        fr: `Un document de ${name} ${when.fr} : ${paper.fr}${title && ` (${title})`}, valable jusqu’au ${day.fr}.`,
        en: `A document of ${name} ${when.en}: ${paper.en}${title && ` (${title})`}, valid until ${day.en}.`,
      },
      {
        fr: 'Remplacez-le : vos prochaines candidatures reprendront le nouveau.',
        en: 'Replace it: your next applications will use the new one.',
      },
    ],
    action: {
      label: { fr: 'Remplacer le document', en: 'Replace the document' },
      url: `${publicUrl}/mes-organisations/${slug}/documents`,
    },
  };
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
