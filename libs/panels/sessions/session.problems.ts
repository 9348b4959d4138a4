import { type Fault, Problem, type Text } from '#platform';

const MISSING = {
  subjects: {
    fr: 'Ajoutez au moins une solution à soumettre.',
    en: 'Add at least one solution to challenge.',
  },
  guide: { fr: 'Choisissez un guide.', en: 'Choose a guide.' },
  seats: { fr: 'Tirez au sort les personnes à inviter.', en: 'Draw the people to invite.' },
  consent: {
    fr: 'Publiez le texte de consentement du panel ou de cette étude.',
    en: 'Publish the consent text of the panel or of this study.',
  },
  date: { fr: 'Donnez la date et l’heure.', en: 'Give the date and time.' },
  end: { fr: 'Dites quand elle se termine.', en: 'Say when it ends.' },
  health: {
    fr: 'Le guide interroge sur la santé : le consentement ne le couvre pas.',
    en: 'The guide asks about health: consent does not cover it.',
  },
} as const satisfies Record<string, Text>;
export type MissingPart = keyof typeof MISSING;

const POINTERS: Record<MissingPart, string> = {
  subjects: '/subjects',
  guide: '/guideId',
  seats: '/seats',
  consent: '/consent',
  date: '/startsAt',
  end: '/endsAt',
  health: '/guideId',
};

export const notReady = (missing: readonly MissingPart[]): Problem =>
  new Problem({
    type: 'session-not-ready',
    status: 422,
    title: { fr: 'La séance n’est pas prête', en: 'The session is not ready' },
    detail: { fr: 'Il manque ce qui suit.', en: 'What follows is missing.' },
    errors: missing.map((part): Fault => ({ pointer: POINTERS[part], detail: MISSING[part] })),
  });

const refused = (type: string, title: Text, detail: Text): Problem =>
  new Problem({ type, status: 409, title, detail });

export const otherMode = (): Problem =>
  refused(
    'session-other-mode',
    { fr: 'Pas de cette façon', en: 'Not this way' },
    {
      fr: 'Une séance sur plusieurs jours s’ouvre ; les autres se tiennent en direct.',
      en: 'A session over several days opens; the others are held live.',
    },
  );

export const preparationOver = (): Problem =>
  refused(
    'session-prepared',
    { fr: 'Préparation terminée', en: 'Preparation is over' },
    {
      fr: 'La séance est prête : ses questions et ses solutions ne changent plus.',
      en: 'The session is ready: its questions and solutions no longer change.',
    },
  );

export const notGathering = (): Problem =>
  refused(
    'session-not-gathering',
    { fr: 'On n’invite plus', en: 'Nobody is invited any more' },
    {
      fr: 'Cette séance n’invite pas, ou n’invite plus.',
      en: 'This session does not invite, or no longer does.',
    },
  );

export const seatRefused = (): Problem =>
  refused(
    'seat-refused',
    { fr: 'Pas à ce stade', en: 'Not at this stage' },
    {
      fr: 'L’état de cette place ne le permet pas. Rechargez la page.',
      en: 'The state of this seat does not permit it. Reload the page.',
    },
  );

export const alreadyInvited = (): Problem =>
  refused(
    'draw-after-invitations',
    { fr: 'Des personnes sont déjà invitées', en: 'People are already invited' },
    {
      fr: 'On ne tire plus au sort une fois que la première personne est invitée : la liste d’attente prend la suite.',
      en: 'Nothing is drawn again once the first person is invited: the waiting list takes over.',
    },
  );

export const nobodyToDraw = (): Problem =>
  refused(
    'nobody-to-draw',
    { fr: 'Personne à tirer au sort', en: 'Nobody to draw' },
    {
      fr: 'Aucune personne active n’a donné son accord, n’est disponible et ne peut venir de cette façon.',
      en: 'No active person has agreed, is available and can come this way.',
    },
  );

export const sessionInvalid = (errors: Fault[]): Problem =>
  new Problem({
    type: 'session-invalid',
    status: 422,
    title: { fr: 'Séance à corriger', en: 'Session to correct' },
    detail: { fr: 'Certains points ne vont pas ensemble.', en: 'Some points do not fit together.' },
    errors,
  });

export const ENDS_BEFORE_IT_STARTS: Fault = {
  pointer: '/endsAt',
  detail: { fr: 'La fin précède le début.', en: 'The end comes before the start.' },
};
export const NO_SUCH_GUIDE: Fault = {
  pointer: '/guideId',
  detail: {
    fr: 'Choisissez un guide de ce panel ou de la bibliothèque.',
    en: 'Choose a guide of this panel or of the library.',
  },
};
export const NO_SUCH_SOLUTION: Fault = {
  pointer: '/refId',
  detail: {
    fr: 'Choisissez une candidature déposée à un appel de vos institutions.',
    en: 'Choose an application submitted to a call of your institutions.',
  },
};
export const NO_SUCH_ENTERPRISE: Fault = {
  pointer: '/enterpriseId',
  detail: { fr: 'Cette organisation n’est pas connue.', en: 'This organisation is not known.' },
};
export const TOO_MANY_SUBJECTS: Fault = {
  pointer: '/subjects',
  detail: { fr: 'Six solutions au plus par séance.', en: 'At most six solutions a session.' },
};
