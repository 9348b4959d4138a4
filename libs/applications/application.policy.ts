import { callPolicy, hasFunction } from '#calls';
import {
  type Actor,
  allowIf,
  belongsTo,
  definePolicies,
  type Refusal,
  refuse,
  type Verdict,
  WRITING_ROLES,
  withSecondFactor,
} from '#platform';
import { isOpenedToInstitution, stateOf } from './application.state.js';
import type { ApplicationSubject } from './application.types.js';

type Right = (actor: Actor | null, application: ApplicationSubject) => boolean;

const isAmongItsPeople: Right = (actor, { people }) =>
  !!actor && people.some((person) => person.accountId === actor.accountId);

/** The applicant side: the organisation that applies, or the persons who do. */
export const isApplicant: Right = (actor, application) =>
  isAmongItsPeople(actor, application) ||
  (application.organisationId !== null && belongsTo(actor, application.organisationId));

const writesIt: Right = (actor, application) =>
  isAmongItsPeople(actor, application) ||
  (application.organisationId !== null && belongsTo(actor, application.organisationId, WRITING_ROLES));

const JUDGING = ['lead', 'officer', 'reviewer', 'juror'] as const;

/** Assigned, not recused, and still on the call's team: who left it no longer reads what they reviewed. */
export const isReviewer: Right = (actor, { reviewers, call }) =>
  !!actor &&
  reviewers.some((reviewer) => reviewer.accountId === actor.accountId) &&
  hasFunction(actor, call, JUDGING);

const declarationOf = (actor: Actor | null, application: ApplicationSubject): boolean | undefined =>
  application.declarations.find((declaration) => declaration.accountId === actor?.accountId)?.inConflict;

/** In a declared conflict, or on the applicant's side too: a stranger to the institution's side of this dossier. */
const isInConflict: Right = (actor, application) =>
  declarationOf(actor, application) === true || isApplicant(actor, application);

/** Those who judge declare first; those who instruct may declare at any time. */
export const mustDeclare: Right = (actor, application) =>
  declarationOf(actor, application) === undefined &&
  (isReviewer(actor, application) ||
    (hasFunction(actor, application.call, ['juror']) && !instructsCall(actor, application)));

const instructsCall: Right = (actor, { call }) => callPolicy.allows(actor, 'instruct', call);

/** The institution side: whoever the call's team lets near this dossier. */
export const isInstitution: Right = (actor, application) =>
  isOpenedToInstitution(application) &&
  !isInConflict(actor, application) &&
  (callPolicy.allows(actor, 'seeApplications', application.call) || isReviewer(actor, application));

const instructs: Right = (actor, application) =>
  isInstitution(actor, application) && instructsCall(actor, application);

const leads: Right = (actor, application) =>
  isInstitution(actor, application) && callPolicy.allows(actor, 'manageTeam', application.call);

/** On the jury and nothing more on this dossier: those in charge and those it was given to read it as such. */
const sitsOnJury: Right = (actor, application) =>
  isInstitution(actor, application) && hasFunction(actor, application.call, ['juror']);

/** Those in charge, those it was given to; jury members once they proved a second factor. */
const opensTo = (actor: Actor | null, application: ApplicationSubject, refusal: Refusal): Verdict => {
  if (instructs(actor, application)) return true;
  if (isInstitution(actor, application) && isReviewer(actor, application)) return true;
  return withSecondFactor(actor, allowIf(sitsOnJury(actor, application), refusal));
};

/** Two administrators agreed, less than an hour ago, that this one reads the dossier: the dossier, and nothing else of it. */
export const brokeGlass: Right = (actor, { glass }) =>
  !!actor?.administrator && !!glass?.some((key) => key.accountId === actor.accountId);

const hasSent: Right = (actor, { reviewers }) =>
  reviewers.some((reviewer) => reviewer.accountId === actor?.accountId && reviewer.status === 'sent');

const APPLICANTS_ONLY = refuse(
  'Réservé à ceux qui portent la candidature.',
  'For those who make the application.',
);
const INSTRUCTORS_ONLY = refuse('Réservé à l’équipe d’instruction.', 'For the team in charge of the call.');
const REVIEWERS_ONLY = refuse(
  'Ce dossier n’est pas confié à votre instruction.',
  'This dossier was not given to you to review.',
);
const WITHDRAWN = refuse(
  'Cette candidature a été retirée : son dossier n’est plus ouvert.',
  'This application was withdrawn: its dossier is no longer open.',
);

/** The rights on an application, one sentence each. */
export const applicationPolicy = definePolicies<ApplicationSubject>()({
  // It exists for the applicants, once submitted and the call closed for the call's team without conflict, and for
  // the administrator to whom another one opened it.
  read: (actor, application) =>
    allowIf(
      isApplicant(actor, application) || isInstitution(actor, application) || brokeGlass(actor, application),
      refuse('Cette candidature ne vous est pas ouverte.', 'This application is not open to you.'),
    ),
  // The workspace, the receipts and who read the dossier belong to the applicants.
  work: (actor, application) => allowIf(isApplicant(actor, application), APPLICANTS_ONLY),
  // Readers of the organisation look, the others write, until it is submitted.
  edit: (actor, application) => {
    if (!isApplicant(actor, application)) return APPLICANTS_ONLY;
    if (!writesIt(actor, application))
      return refuse('Votre rôle permet de lire, non de modifier.', 'Your role lets you read, not edit.');
    return allowIf(
      ['draft', 'completing'].includes(stateOf(application)),
      refuse('Une candidature déposée ne se modifie plus.', 'A submitted application is no longer edited.'),
    );
  },
  readDossier: (actor, application) => {
    if (application.status === 'withdrawn') return WITHDRAWN;
    if (brokeGlass(actor, application)) return withSecondFactor(actor, true);
    return opensTo(
      actor,
      application,
      refuse(
        'Les dossiers s’ouvrent aux personnes qui instruisent ou jugent.',
        'Dossiers open to those who instruct or judge.',
      ),
    );
  },
  // Confidential sections: those in charge and those the dossier was given to, never the whole jury.
  readConfidential: (actor, application) =>
    allowIf(
      instructs(actor, application) ||
        (isInstitution(actor, application) && isReviewer(actor, application)) ||
        brokeGlass(actor, application),
      INSTRUCTORS_ONLY,
    ),
  instruct: (actor, application) => allowIf(instructs(actor, application), INSTRUCTORS_ONLY),
  // Anyone of the call's team may say it, whatever they said before.
  declareConflict: (actor, application) => allowIf(isInstitution(actor, application), INSTRUCTORS_ONLY),
  review: (actor, application) =>
    allowIf(isInstitution(actor, application) && isReviewer(actor, application), REVIEWERS_ONLY),
  // Independent scoring: a reviewer sees the others' once their own is sent.
  seeReviews: (actor, application) => {
    if (isReviewer(actor, application) && !hasSent(actor, application) && isInstitution(actor, application))
      return refuse(
        'Vous verrez les autres avis une fois le vôtre envoyé.',
        'You will see the other reviews once yours is sent.',
      );
    return opensTo(actor, application, REVIEWERS_ONLY);
  },
  decide: (actor, application) => allowIf(instructs(actor, application), INSTRUCTORS_ONLY),
});

/** The right to write, whatever the state: a writer is told of that by `refuseUnlessWritable`. @throws 404, 403. */
export function authoriseWriting(actor: Actor, application: ApplicationSubject): void {
  if (!writesIt(actor, application)) applicationPolicy.authorise(actor, 'edit', application);
}

/** Who moves an application through its life. */
export const applicants = (actor: Actor | null, application: ApplicationSubject) =>
  allowIf(writesIt(actor, application), APPLICANTS_ONLY);
export const instructors = (actor: Actor | null, application: ApplicationSubject) =>
  allowIf(instructs(actor, application), INSTRUCTORS_ONLY);
export const leaders = (actor: Actor | null, application: ApplicationSubject) =>
  allowIf(
    leads(actor, application),
    refuse('Réservé aux responsables de l’appel.', 'For those who lead the call.'),
  );
/** Announcing is one act on the whole call: a tie with one applicant does not stop it, and shows nothing. */
export const releasers = (actor: Actor | null, { call }: ApplicationSubject) =>
  allowIf(
    callPolicy.allows(actor, 'manageTeam', call),
    refuse('Réservé aux responsables de l’appel.', 'For those who lead the call.'),
  );

/** The jury room is for those in charge, and for the jury once they proved a second factor. */
export const juryRoom = (actor: Actor | null, call: ApplicationSubject['call']): Verdict =>
  callPolicy.allows(actor, 'instruct', call) ||
  withSecondFactor(
    actor,
    allowIf(
      hasFunction(actor, call, ['juror']),
      refuse(
        'Le classement est réservé au jury et à l’équipe d’instruction.',
        'The ranking is for the jury and the team in charge.',
      ),
    ),
  );
