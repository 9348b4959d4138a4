import { forbidden, Problem } from '#platform';

export const linkNotUsable = (): Problem =>
  new Problem({
    type: 'link-not-usable',
    status: 422,
    title: { fr: 'Lien déjà utilisé ou expiré', en: 'Link already used or expired' },
    detail: {
      fr: 'Un lien sert une fois, pendant dix minutes. Demandez-en un nouveau, il arrive aussitôt.',
      en: 'A link works once, for ten minutes. Ask for a new one, it comes at once.',
    },
  });

export const otherBrowser = (): Problem =>
  new Problem({
    type: 'other-browser',
    status: 422,
    title: { fr: 'Lien ouvert sur un autre appareil', en: 'Link opened on another device' },
    detail: {
      fr: 'Revenez sur l’appareil où vous avez demandé ce lien et tapez-y le code à six chiffres du courriel.',
      en: 'Go back to the device where you asked for this link and type there the six-digit code of the e-mail.',
    },
  });

export const wrongCode = (): Problem =>
  new Problem({
    type: 'wrong-code',
    status: 422,
    title: { fr: 'Code incorrect', en: 'Wrong code' },
    detail: {
      fr: 'Vérifiez les six chiffres du dernier courriel reçu. Après cinq essais, il faut demander un nouveau lien.',
      en: 'Check the six digits of the latest e-mail. After five tries, a new link must be asked for.',
    },
  });

const wrong = (title: { fr: string; en: string }, detail: { fr: string; en: string }): Problem =>
  new Problem({ type: 'wrong-proof', status: 422, title, detail });

/** What was given proves nothing. The same words whether the account exists or not. */
export function wrongProof(way: string): Problem {
  if (way === 'password')
    return wrong(
      { fr: 'Adresse ou mot de passe incorrect', en: 'Wrong address or password' },
      {
        fr: 'Vérifiez les deux, ou recevez un lien par courriel : il suffit pour entrer.',
        en: 'Check both, or have a link sent by e-mail: it is enough to come in.',
      },
    );
  if (way === 'passkey')
    return wrong(
      { fr: 'Clé d’accès refusée', en: 'Passkey refused' },
      {
        fr: 'Cette clé n’ouvre aucun compte ici, ou la demande a expiré. Réessayez, ou entrez autrement.',
        en: 'This passkey opens no account here, or the request expired. Try again, or come in another way.',
      },
    );
  if (way === 'panelist_key')
    return wrong(
      { fr: 'Cela n’ouvre pas', en: 'This does not open' },
      {
        fr: 'Vérifiez les huit signes de votre lettre. Si cela n’ouvre toujours pas, appelez la personne qui vous l’a envoyée : elle vous en enverra une nouvelle.',
        en: 'Check the eight signs of your letter. If it still does not open, call the person who sent it to you: they will send you a new one.',
      },
    );
  if (way === 'guest_key')
    return wrong(
      { fr: 'Ce lien n’ouvre plus', en: 'This link no longer opens' },
      {
        fr: 'Une invitation dure un temps, et peut être retirée. Demandez-en une nouvelle à la personne qui vous l’a envoyée.',
        en: 'An invitation lasts for a time, and may be withdrawn. Ask the person who sent it to you for a new one.',
      },
    );
  if (way === 'recovery_code')
    return wrong(
      { fr: 'Code de secours incorrect', en: 'Wrong recovery code' },
      {
        fr: 'Chaque code sert une fois. Vérifiez les seize signes, ou prenez le suivant.',
        en: 'Each code works once. Check the sixteen signs, or take the next one.',
      },
    );
  return way === 'app' ? wrongAppCode() : wrongCode();
}

/** Nobody waits behind this cookie for a second factor, or no longer. */
export const signInAgain = (): Problem =>
  new Problem({
    type: 'sign-in-again',
    status: 422,
    title: { fr: 'Connexion à reprendre', en: 'Sign in again' },
    detail: {
      fr: 'Trop de temps a passé depuis la première étape. Recommencez la connexion.',
      en: 'Too much time has passed since the first step. Start signing in again.',
    },
  });

export const wrongAppCode = (): Problem =>
  wrong(
    { fr: 'Code incorrect', en: 'Wrong code' },
    {
      fr: 'Tapez le code que votre application affiche maintenant ; chacun sert une fois.',
      en: 'Type the code your app shows now; each works once.',
    },
  );

export const appNotProposed = (): Problem =>
  new Problem({
    type: 'app-not-proposed',
    status: 422,
    title: { fr: 'Réglage à reprendre', en: 'Start the setup again' },
    detail: {
      fr: 'Trop de temps a passé depuis l’affichage du code à scanner. Demandez-en un nouveau.',
      en: 'Too much time has passed since the code to scan was shown. Ask for a new one.',
    },
  });

export const passkeyNotAdded = (): Problem =>
  new Problem({
    type: 'passkey-not-added',
    status: 422,
    title: { fr: 'Clé d’accès non ajoutée', en: 'Passkey not added' },
    detail: {
      fr: 'Cet appareil a peut-être déjà une clé pour ce compte, ou la demande a expiré. Réessayez.',
      en: 'This device may already have a passkey for this account, or the request expired. Try again.',
    },
  });

export const nothingToRecover = (): Problem =>
  new Problem({
    type: 'nothing-to-recover',
    status: 422,
    title: { fr: 'Pas encore de second facteur', en: 'No second factor yet' },
    detail: {
      fr: 'Les codes de secours remplacent une clé d’accès ou une application de codes : ajoutez d’abord l’une d’elles.',
      en: 'Recovery codes stand in for a passkey or an authenticator app: add one of them first.',
    },
  });

export const emailChangeNotUsable = (): Problem =>
  new Problem({
    type: 'email-change-not-usable',
    status: 422,
    title: { fr: 'Lien déjà utilisé ou expiré', en: 'Link already used or expired' },
    detail: {
      fr: 'Ce lien sert une fois, pendant une heure, dans la session du compte qui l’a demandé. Demandez-en un nouveau.',
      en: 'This link works once, for an hour, in a session of the account that asked for it. Ask for a new one.',
    },
  });

export const tooManyTokens = (atMost: number): Problem =>
  new Problem({
    type: 'too-many-tokens',
    status: 422,
    title: { fr: 'Trop de jetons', en: 'Too many tokens' },
    detail: {
      fr: `Un compte a ${atMost} jetons au plus. Révoquez d’abord ceux qui ne servent plus.`,
      en: `An account has at most ${atMost} tokens. First revoke those no longer used.`,
    },
  });

/** A token is there, and says nothing valid: not a visitor, somebody whose token no longer works. */
export const tokenNotUsable = (): Problem =>
  new Problem({
    type: 'token-not-usable',
    status: 401,
    title: { fr: 'Jeton refusé', en: 'Token refused' },
    detail: {
      fr: 'Ce jeton d’accès n’existe pas, a expiré ou a été révoqué. Faites-en un autre depuis la page Sécurité de votre compte.',
      en: 'This access token does not exist, has expired or was revoked. Make another on the Security page of your account.',
    },
  });

/** @param needed the scope that would do; undefined where no token passes. */
export const tokenScopeMissing = (needed: string | undefined): Problem =>
  new Problem({
    type: 'token-scope-missing',
    status: 403,
    title: { fr: 'Hors de la portée de ce jeton', en: 'Beyond the scope of this token' },
    detail: needed
      ? { fr: `Il faut un jeton fait pour « ${needed} ».`, en: `A token made for “${needed}” is needed.` }
      : {
          fr: 'Cette action n’est ouverte à aucun jeton : faites-la depuis Cornac, connecté.',
          en: 'This action is open to no token: do it in Cornac, signed in.',
        },
    members: needed ? { scope: needed } : {},
  });

/** Whatever it is about, and whether it exists or not. */
export const notForPanelists = (): Problem =>
  forbidden({
    fr: 'Cette page n’est pas ouverte aux panélistes.',
    en: 'This page is not open to panelists.',
  });

/** The same for a guest, who knows one thread. */
export const notForGuests = (): Problem =>
  forbidden({
    fr: 'Vous êtes invité·e dans un seul fil : le reste de Cornac ne vous est pas ouvert.',
    en: 'You are invited into one thread only: the rest of Cornac is not open to you.',
  });

/** The right is there; the last proof is too old for this change. The web asks for one, then tries again. */
export const confirmationRequired = (secondFactor: boolean): Problem =>
  new Problem({
    type: 'confirmation-required',
    status: 403,
    title: { fr: 'Confirmez que c’est bien vous', en: 'Confirm that it is really you' },
    detail: {
      fr: 'Pour changer votre façon de vous connecter, prouvez à nouveau que c’est vous. Cela vaut dix minutes.',
      en: 'To change how you sign in, prove again that it is you. It holds for ten minutes.',
    },
    members: { secondFactor },
  });
