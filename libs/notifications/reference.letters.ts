import type { OrganisationEvent } from '#organisations';
import type { Text } from '#platform';
import type { Draft } from './application.letters.js';
import { claimWords, personNamed } from './names.js';

type Event<Type extends OrganisationEvent['type']> = Extract<OrganisationEvent, { type: Type }>;
type Reference = Event<`reference.${string}` & OrganisationEvent['type']>;
type ClaimEvent = Event<`claim.${string}` & OrganisationEvent['type']>;

const verbatim = (words: string | null): Text => ({ fr: `« ${words ?? ''} »`, en: `“${words ?? ''}”` });

const openReferences = (publicUrl: string, slug: string): Draft['action'] => ({
  label: { fr: 'Voir la référence', en: 'See the reference' },
  url: `${publicUrl}/mes-organisations/${slug}/references`,
});

export const referenceRequestedLetter = (event: Reference, publicUrl: string): Draft => {
  const { title, enterpriseName, institutionSlug } = event.payload;
  return {
    subject: {
      fr: `${enterpriseName} vous demande une référence`,
      en: `${enterpriseName} asks you for a reference`,
    },
    paragraphs: [
      {
        fr: `${enterpriseName} vous demande d’attester ce que vous avez fait ensemble : « ${title} ». Vous dites ce qu’il en a été, ou vous refusez avec une raison.`,
        en: `${enterpriseName} asks you to attest what you did together: “${title}”. You say how it went, or refuse with a reason.`,
      },
    ],
    action: openReferences(publicUrl, institutionSlug),
  };
};

/** To the enterprise: written or rewritten by the institution, it awaits their word. */
export const referenceProposedLetter = (event: Reference, publicUrl: string): Draft => {
  const { title, institutionName, enterpriseSlug } = event.payload;
  return {
    subject: {
      fr: `${institutionName} vous propose une référence`,
      en: `${institutionName} offers you a reference`,
    },
    paragraphs: [
      {
        fr: `${institutionName} a écrit une attestation : « ${title} ». Elle compte dès que vous l’acceptez.`,
        en: `${institutionName} wrote an attestation: “${title}”. It counts as soon as you accept it.`,
      },
    ],
    action: openReferences(publicUrl, enterpriseSlug),
  };
};

export const referenceAttestedLetter = (event: Reference, publicUrl: string): Draft => {
  const { title, institutionName, enterpriseSlug } = event.payload;
  return {
    subject: { fr: `Référence attestée : ${title}`, en: `Reference attested: ${title}` },
    paragraphs: [
      {
        fr: `${institutionName} atteste ce que vous avez fait ensemble. Votre page le montre, et vos candidatures pourront le reprendre.`,
        en: `${institutionName} attests what you did together. Your page shows it, and your applications may use it.`,
      },
    ],
    action: openReferences(publicUrl, enterpriseSlug),
  };
};

export const referenceRefusedLetter = (event: Reference, publicUrl: string): Draft => {
  const { title, institutionName, enterpriseSlug, reason } = event.payload;
  return {
    subject: { fr: `Référence non attestée : ${title}`, en: `Reference not attested: ${title}` },
    paragraphs: [
      {
        fr: `${institutionName} n’atteste pas, ou plus, cette référence. En voici la raison :`,
        en: `${institutionName} does not, or no longer, attest this reference. Here is why:`,
      },
      verbatim(reason),
    ],
    action: openReferences(publicUrl, enterpriseSlug),
  };
};

/** To the institution: what the enterprise made of its proposal. */
export const referenceAnsweredLetter = (event: Reference, publicUrl: string): Draft => {
  const { title, enterpriseName, institutionSlug, reason } = event.payload;
  const accepted = event.type === 'reference.accepted';
  return {
    subject: accepted
      ? { fr: `Référence acceptée : ${title}`, en: `Reference accepted: ${title}` }
      : { fr: `Référence déclinée : ${title}`, en: `Reference declined: ${title}` },
    paragraphs: accepted
      ? [
          {
            fr: `${enterpriseName} accepte la référence que vous avez écrite.`,
            en: `${enterpriseName} accepts the reference you wrote.`,
          },
        ]
      : [
          {
            fr: `${enterpriseName} décline la référence que vous avez écrite. En voici la raison :`,
            en: `${enterpriseName} declines the reference you wrote. Here is why:`,
          },
          verbatim(reason),
        ],
    action: openReferences(publicUrl, institutionSlug),
  };
};

export const claimMadeLetter = (event: ClaimEvent, publicUrl: string): Draft => {
  const { organisationName, organisationSlug, claimantId } = event.payload;
  const claimant = personNamed(claimantId);
  return {
    subject: {
      fr: `${claimant} demande à rejoindre ${organisationName}`,
      en: `${claimant} asks to join ${organisationName}`,
    },
    paragraphs: [
      {
        fr: `${claimant} dit faire partie de ${organisationName} et écrit :`,
        en: `${claimant} says they belong to ${organisationName} and writes:`,
      },
      verbatim(claimWords(event.subject.id)),
      {
        fr: 'Répondez sous quatorze jours ; au-delà, un administrateur pourra le faire à votre place.',
        en: 'Answer within fourteen days; after that, an administrator may do so in your place.',
      },
    ],
    action: {
      label: { fr: 'Répondre', en: 'Answer' },
      url: `${publicUrl}/mes-organisations/${organisationSlug}/demandes`,
    },
  };
};

export const claimAnsweredLetter = (event: ClaimEvent, publicUrl: string): Draft => {
  const { organisationName, organisationSlug, reason } = event.payload;
  const accepted = event.type === 'claim.accepted';
  return {
    subject: accepted
      ? { fr: `Vous faites partie de ${organisationName}`, en: `You belong to ${organisationName}` }
      : {
          fr: `Votre demande à ${organisationName} est refusée`,
          en: `Your claim to ${organisationName} is refused`,
        },
    paragraphs: accepted
      ? [
          {
            fr: 'Votre demande est acceptée. Vous pouvez agir en son nom, selon le rôle reçu.',
            en: 'Your claim is accepted. You may act on its behalf, within the role you were given.',
          },
        ]
      : [{ fr: 'En voici la raison :', en: 'Here is why:' }, verbatim(reason)],
    action: {
      label: { fr: 'Voir l’organisation', en: 'See the organisation' },
      url: `${publicUrl}/organisations/${organisationSlug}`,
    },
  };
};
