import type { Text } from '#platform';

export const TEXT_KINDS = ['terms', 'privacy'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/**
 * What this instance asks people to agree to, in Markdown. Changing a word here makes a new version at the next start, and
 * people are asked again; what they agreed to before stays on record with its hash.
 */
export const TEXTS: Record<TextKind, { title: Text; body: Text }> = {
  terms: {
    title: { fr: 'Règles de la plateforme', en: 'Rules of the platform' },
    body: {
      fr: `Cornac est un lieu de travail commun entre institutions et entreprises sociales.

- **Vos idées restent à vous.** Déposer un dossier ne cède aucun droit sur ce qu’il décrit.
- **Ce qui est confidentiel le reste.** Vous ne lisez que ce qui vous est ouvert, pour l’usage qui vous l’ouvre, et chaque lecture d’un dossier est notée.
- **Chacun répond de ce qu’il écrit.** On discute franchement et l’on ne blesse personne.
- **Vous agissez pour votre organisation** dans la limite du rôle qu’elle vous a donné.
- **Vous pouvez partir** quand vous voulez, avec vos données.`,
      en: `Cornac is a common workplace for institutions and social enterprises.

- **Your ideas stay yours.** Submitting a dossier gives away no right on what it describes.
- **What is confidential stays so.** You read only what is open to you, for the purpose that opens it, and each reading of a dossier is noted.
- **Everyone answers for what they write.** We speak frankly and hurt nobody.
- **You act for your organisation** within the role it gave you.
- **You may leave** whenever you wish, with your data.`,
    },
  },
  privacy: {
    title: { fr: 'Vos données', en: 'Your data' },
    body: {
      fr: `Nous gardons votre nom, votre adresse de courriel, vos appartenances et ce que vous écrivez ici, pour que le travail commun soit possible et que ses décisions puissent être justifiées.

- **Qui les voit** : les personnes avec qui vous travaillez, selon leurs droits. Personne ne les achète ni ne les loue.
- **Combien de temps** : un brouillon jamais déposé, trois mois après la clôture de l’appel ; un compte sans visite, trois ans. Vous êtes prévenu avant tout effacement.
- **Vos droits** : les lire, les emporter, les corriger, les effacer, depuis « Mes données ».
- **Ce qui reste après un effacement** : ce que d’autres doivent encore pouvoir justifier (un dossier déposé, une décision, le journal), sans votre nom.`,
      en: `We keep your name, your e-mail address, your memberships and what you write here, so that common work is possible and its decisions can be justified.

- **Who sees them**: the people you work with, according to their rights. Nobody buys or rents them.
- **How long**: a draft never submitted, three months after the call closes; an account nobody visits, three years. You are told before anything is deleted.
- **Your rights**: to read them, take them away, correct them, erase them, from “My data”.
- **What remains after an erasure**: what others must still be able to justify (a submitted dossier, a decision, the log), without your name.`,
    },
  },
};
