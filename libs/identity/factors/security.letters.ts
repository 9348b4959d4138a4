import type { Letter, Text } from '#platform';

/** What may change in how a person signs in. */
export type SecurityChange =
  | 'passkey_added'
  | 'passkey_removed'
  | 'password_set'
  | 'password_removed'
  | 'app_added'
  | 'app_removed'
  | 'recovery_codes_made'
  | 'recovery_code_used'
  | 'email_change_asked'
  | 'email_changed'
  | 'token_made'
  | 'token_revoked'
  | 'identity_linked'
  | 'identity_unlinked';

const SUBJECTS: Record<SecurityChange, Text> = {
  passkey_added: {
    fr: 'Une clé d’accès a été ajoutée à votre compte',
    en: 'A passkey was added to your account',
  },
  passkey_removed: {
    fr: 'Une clé d’accès a été retirée de votre compte',
    en: 'A passkey was removed from your account',
  },
  password_set: {
    fr: 'Le mot de passe de votre compte a changé',
    en: 'The password of your account changed',
  },
  password_removed: {
    fr: 'Le mot de passe de votre compte a été retiré',
    en: 'The password of your account was removed',
  },
  app_added: {
    fr: 'Une application de codes protège votre compte',
    en: 'An authenticator app protects your account',
  },
  app_removed: {
    fr: 'L’application de codes de votre compte a été retirée',
    en: 'The authenticator app of your account was removed',
  },
  recovery_codes_made: {
    fr: 'De nouveaux codes de secours ont été faits pour votre compte',
    en: 'New recovery codes were made for your account',
  },
  recovery_code_used: {
    fr: 'Un code de secours de votre compte a servi',
    en: 'A recovery code of your account was used',
  },
  email_change_asked: {
    fr: 'Un changement d’adresse est demandé pour votre compte',
    en: 'A change of address was asked for your account',
  },
  email_changed: {
    fr: 'L’adresse de votre compte a changé',
    en: 'The address of your account changed',
  },
  token_made: {
    fr: 'Un jeton d’accès à l’API a été fait pour votre compte',
    en: 'An access token for the API was made for your account',
  },
  token_revoked: {
    fr: 'Un jeton d’accès de votre compte a été révoqué',
    en: 'An access token of your account was revoked',
  },
  identity_linked: {
    fr: 'Un compte professionnel ouvre désormais votre compte Cornac',
    en: 'A work account now opens your Cornac account',
  },
  identity_unlinked: {
    fr: 'Un compte professionnel n’ouvre plus votre compte Cornac',
    en: 'A work account no longer opens your Cornac account',
  },
};

/** What to add to the subject: never the whole of a secret, never more than its person needs. */
const DETAILS: Partial<Record<SecurityChange, (about: Record<string, string>) => Text>> = {
  passkey_added: ({ name = '' }) => ({ fr: `Son nom : « ${name} ».`, en: `Its name: “${name}”.` }),
  passkey_removed: ({ name = '' }) => ({ fr: `Son nom : « ${name} ».`, en: `Its name: “${name}”.` }),
  token_made: ({ name = '' }) => ({ fr: `Son nom : « ${name} ».`, en: `Its name: “${name}”.` }),
  token_revoked: ({ name = '' }) => ({ fr: `Son nom : « ${name} ».`, en: `Its name: “${name}”.` }),
  identity_linked: ({ name = '' }) => ({ fr: `Chez : ${name}.`, en: `With: ${name}.` }),
  identity_unlinked: ({ name = '' }) => ({ fr: `Chez : ${name}.`, en: `With: ${name}.` }),
  password_set: () => ({
    fr: 'Vos autres appareils ont été déconnectés.',
    en: 'Your other devices were signed out.',
  }),
  recovery_codes_made: () => ({
    fr: 'Les codes précédents ne servent plus.',
    en: 'The previous codes no longer work.',
  }),
  recovery_code_used: ({ left = '' }) => ({ fr: `Codes restants : ${left}.`, en: `Codes left: ${left}.` }),
  email_change_asked: ({ email = '' }) => ({
    fr: `Nouvelle adresse demandée : ${email}. Elle ne vaudra qu’une fois confirmée depuis cette boîte.`,
    en: `New address asked for: ${email}. It only counts once confirmed from that mailbox.`,
  }),
  email_changed: ({ email = '' }) => ({
    fr: `La connexion se fait désormais avec ${email}. Vos autres appareils ont été déconnectés.`,
    en: `Signing in now uses ${email}. Your other devices were signed out.`,
  }),
};

const IF_NOT_YOU: Text = {
  fr: 'Si c’est vous, il n’y a rien à faire. Sinon, connectez-vous aussitôt, ouvrez « Sécurité de mon compte », déconnectez les appareils que vous ne reconnaissez pas et retirez ce que vous n’avez pas ajouté ; si vous ne pouvez plus entrer, écrivez à l’administration de la plateforme.',
  en: 'If it was you, there is nothing to do. If not, sign in at once, open “Security of my account”, sign out the devices you do not know and remove what you did not add; if you can no longer come in, write to the administrators of the platform.',
};

/** The letter that tells of a change. */
export function letterOf(to: string, change: SecurityChange, about: Record<string, string>): Letter {
  const detail = DETAILS[change]?.(about);
  return { to, subject: SUBJECTS[change], paragraphs: [...(detail ? [detail] : []), IF_NOT_YOU] };
}
