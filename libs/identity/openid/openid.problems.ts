import { Problem, type Text } from '#platform';

const refusal = (type: string, title: Text, detail: Text, status = 422): Problem =>
  new Problem({ type, status, title, detail });

/** Nothing under way under this state, in this browser. */
export const attemptNotUsable = (): Problem =>
  refusal(
    'sign-in-attempt-not-usable',
    { fr: 'Connexion à reprendre', en: 'Sign in again' },
    {
      fr: 'Cette étape sert une fois, pendant dix minutes, dans le navigateur où elle a commencé. Recommencez.',
      en: 'This step works once, for ten minutes, in the browser where it began. Start again.',
    },
  );

/** The provider does not answer, or answers what we cannot trust. */
export const providerFailed = (name: string): Problem =>
  refusal(
    'provider-failed',
    { fr: 'Connexion impossible par cette voie', en: 'This way in does not work' },
    {
      fr: `${name} ne répond pas comme attendu. Réessayez dans un moment, ou recevez un lien par courriel : il suffit pour entrer.`,
      en: `${name} does not answer as expected. Try again in a moment, or have a link sent by e-mail: it is enough to come in.`,
    },
    502,
  );

export const providerGaveUp = (name: string): Problem =>
  refusal(
    'provider-gave-up',
    { fr: 'Connexion interrompue', en: 'Sign-in interrupted' },
    {
      fr: `Rien n’a été fait : ${name} nous dit que la connexion n’a pas abouti. Recommencez, ou entrez autrement.`,
      en: `Nothing was done: ${name} tells us that the sign-in did not go through. Start again, or come in another way.`,
    },
  );

export const noProvider = (): Problem =>
  refusal(
    'no-provider',
    { fr: 'Pas de connexion par ce compte', en: 'No sign-in by this account' },
    {
      fr: 'Aucune organisation n’a ouvert de connexion pour cette adresse. Recevez un lien par courriel : il suffit pour entrer.',
      en: 'No organisation has opened a sign-in for this address. Have a link sent by e-mail: it is enough to come in.',
    },
  );

export const addressUnsure = (): Problem =>
  refusal(
    'provider-address-unsure',
    { fr: 'Adresse non vérifiée', en: 'Address not verified' },
    {
      fr: 'Ce compte ne dit pas si votre adresse est bien la vôtre. Entrez d’abord par courriel, puis reliez ce compte depuis la page Sécurité.',
      en: 'That account does not say whether your address is really yours. First come in by e-mail, then link it on the Security page.',
    },
  );

export const foreignAddress = (): Problem =>
  refusal(
    'provider-foreign-address',
    { fr: 'Adresse d’un autre domaine', en: 'Address of another domain' },
    {
      fr: 'L’adresse de ce compte n’est pas d’un domaine vérifié par l’organisation. Entrez par courriel, puis reliez ce compte depuis la page Sécurité.',
      en: 'The address of that account is not of a domain the organisation verified. Come in by e-mail, then link it on the Security page.',
    },
  );

export const linkFirst = (): Problem =>
  refusal(
    'provider-link-first',
    { fr: 'Comptes à relier d’abord', en: 'Link the accounts first' },
    {
      fr: 'Un compte Cornac a déjà cette adresse. Entrez-y comme d’habitude, puis reliez ce compte depuis la page Sécurité : ensuite, il suffira.',
      en: 'A Cornac account already has this address. Come in as usual, then link that account on the Security page: afterwards it will be enough.',
    },
  );

export const noLongerYours = (): Problem =>
  refusal(
    'provider-no-longer-yours',
    { fr: 'Ce compte n’ouvre plus Cornac', en: 'That account no longer opens Cornac' },
    {
      fr: 'Vous n’êtes plus dans l’organisation de ce compte. Entrez par courriel.',
      en: 'You are no longer in the organisation of that account. Come in by e-mail.',
    },
  );

export const identityTaken = (): Problem =>
  refusal(
    'identity-taken',
    { fr: 'Compte déjà relié', en: 'Account already linked' },
    {
      fr: 'Ce compte professionnel ouvre déjà un autre compte Cornac. Retirez-le là-bas d’abord.',
      en: 'That work account already opens another Cornac account. Remove it there first.',
    },
  );

export const signInToLink = (): Problem =>
  refusal(
    'sign-in-to-link',
    { fr: 'Connexion à reprendre', en: 'Sign in again' },
    {
      fr: 'Pour relier un compte, restez connecté dans le même navigateur du début à la fin.',
      en: 'To link an account, stay signed in in the same browser from beginning to end.',
    },
  );
