import { type Fault, Problem } from '#platform';

export const callNotReady = (missing: string[]): Problem =>
  new Problem({
    type: 'call-not-ready',
    status: 422,
    title: { fr: 'Il manque encore quelque chose', en: 'Something is still missing' },
    detail: {
      fr: 'L’appel ne peut pas encore être publié. La liste de préparation dit ce qui manque.',
      en: 'The call cannot be published yet. The readiness list says what is missing.',
    },
    members: { missing },
  });

export const coLeadsMustApprove = (): Problem =>
  new Problem({
    type: 'co-leads-must-approve',
    status: 422,
    title: { fr: 'Accord attendu', en: 'Approval awaited' },
    detail: {
      fr: 'Chaque institution qui porte l’appel doit donner son accord avant la publication.',
      en: 'Each institution that leads the call must approve it before publication.',
    },
  });

export const callNotOpen = (): Problem =>
  new Problem({
    type: 'call-not-open',
    status: 409,
    title: { fr: 'Appel fermé', en: 'Call closed' },
    detail: {
      fr: 'Cet appel ne reçoit pas de candidature en ce moment. Rien de ce que vous avez écrit n’est perdu.',
      en: 'This call takes no application at the moment. Nothing you wrote is lost.',
    },
  });

export const deadlineCannotShrink = (): Problem =>
  new Problem({
    type: 'deadline-cannot-shrink',
    status: 422,
    title: { fr: 'Une date limite ne s’avance pas', en: 'A deadline is never brought forward' },
    detail: {
      fr: 'Des candidats comptent sur la date annoncée : choisissez une date plus tardive.',
      en: 'Applicants rely on the announced date: choose a later one.',
    },
    errors: [
      {
        pointer: '/closesAt',
        detail: { fr: 'Plus tard que la date actuelle.', en: 'Later than the present date.' },
      },
    ],
  });

export const callInvalid = (errors: Fault[]): Problem =>
  new Problem({
    type: 'call-invalid',
    status: 422,
    title: { fr: 'Appel à corriger', en: 'Call to correct' },
    detail: { fr: 'Certains points ne vont pas ensemble.', en: 'Some points do not fit together.' },
    errors,
  });

export const notInHouse = (): Problem =>
  new Problem({
    type: 'not-in-house',
    status: 422,
    title: { fr: 'Personne inconnue de vos institutions', en: 'Person unknown to your institutions' },
    detail: {
      fr: 'L’équipe d’un appel se choisit parmi les membres des institutions qui le portent, ou par adresse électronique.',
      en: 'A call’s team is chosen among members of the institutions that lead it, or by e-mail address.',
    },
  });

/** A public answer tells neither who asked nor for whom. */
export const questionTellsWhoAsked = (
  told: readonly { field: string; found: readonly string[] }[],
): Problem =>
  new Problem({
    type: 'question-tells-who-asked',
    status: 422,
    title: { fr: 'On reconnaîtrait qui a demandé', en: 'One would know who asked' },
    detail: {
      fr: 'Cette réponse sera lue de tous. Retirez ce qui dit qui a posé la question.',
      en: 'This answer will be read by everyone. Remove what tells who asked.',
    },
    errors: told.map(({ field, found }) => ({
      pointer: `/${field}`,
      detail: {
        fr: `À retirer : ${found.map((word) => `«\u00a0${word}\u00a0»`).join(', ')}.`,
        en: `To remove: ${found.map((word) => `“${word}”`).join(', ')}.`,
      },
    })),
  });

export const questionOfAnotherCall = (): Problem =>
  new Problem({
    type: 'question-of-another-call',
    status: 422,
    title: { fr: 'Question d’un autre fil', en: 'Question of another thread' },
    detail: {
      fr: 'Ce message n’est ni d’un fil de cet appel, ni d’un fil d’une de ses candidatures.',
      en: 'This message is neither of a thread of this call nor of one of its applications.',
    },
  });
