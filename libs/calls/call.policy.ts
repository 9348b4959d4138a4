import { type Actor, allowIf, belongsTo, definePolicies, refuse, WRITING_ROLES } from '#platform';
import type { CallSubject, TeamFunction } from './call.types.js';

export const hasFunction = (
  actor: Actor | null,
  call: CallSubject,
  functions: readonly TeamFunction[],
): boolean =>
  !!actor &&
  call.team.some((place) => place.accountId === actor.accountId && functions.includes(place.function));

const leadsIt = (actor: Actor | null, call: CallSubject): boolean =>
  hasFunction(actor, call, ['lead']) ||
  call.leads.some((lead) => belongsTo(actor, lead.organisationId, ['owner', 'manager']));

const worksOnIt = (actor: Actor | null, call: CallSubject): boolean =>
  leadsIt(actor, call) || hasFunction(actor, call, ['officer']);

const isInside = (actor: Actor | null, call: CallSubject): boolean =>
  call.leads.some((lead) => belongsTo(actor, lead.organisationId, WRITING_ROLES));

const LEADS_ONLY = refuse('Réservé aux responsables de l’appel.', 'For those who lead the call.');

/** The rights on a call, one sentence each. */
export const callPolicy = definePolicies<CallSubject>()({
  // A draft exists only for its team and for those who run a lead institution.
  read: (actor, call) =>
    allowIf(
      call.status !== 'draft' ||
        worksOnIt(actor, call) ||
        hasFunction(actor, call, ['reviewer', 'juror', 'observer']),
      refuse('Ce brouillon n’est pas ouvert.', 'This draft is not open.'),
    ),
  // After publication the call is frozen: only a deadline may move, by an amendment.
  edit: (actor, call) => {
    if (!worksOnIt(actor, call))
      return refuse('Seule l’équipe de l’appel le modifie.', 'Only the call’s team edits it.');
    return allowIf(
      call.status === 'draft',
      refuse(
        'Un appel publié ne change plus. Vous pouvez reporter sa date limite.',
        'A published call no longer changes. You may postpone its deadline.',
      ),
    );
  },
  manageTeam: (actor, call) => allowIf(leadsIt(actor, call), LEADS_ONLY),
  // Reviewers see only the dossiers given to them; the rest of the team sees the table.
  seeApplications: (actor, call) =>
    allowIf(
      worksOnIt(actor, call) || hasFunction(actor, call, ['juror', 'observer']),
      refuse(
        'Les candidatures ne sont ouvertes qu’à l’équipe de l’appel.',
        'Applications are open to the call’s team only.',
      ),
    ),
  instruct: (actor, call) =>
    allowIf(
      worksOnIt(actor, call),
      refuse('Réservé à l’équipe d’instruction.', 'For the team in charge of the call.'),
    ),
  // A question asked in private, answered to all; as long as the call is public.
  answer: (actor, call) => {
    if (!worksOnIt(actor, call))
      return refuse('Réservé à l’équipe d’instruction.', 'For the team in charge of the call.');
    return allowIf(
      call.status !== 'draft' && call.status !== 'archived' && call.status !== 'cancelled',
      refuse('On répond à tous tant que l’appel est public.', 'One answers to all while the call is public.'),
    );
  },
  discuss: (actor, call) =>
    allowIf(
      worksOnIt(actor, call) || hasFunction(actor, call, ['reviewer', 'juror', 'observer']),
      refuse('Ce fil est celui de l’équipe de l’appel.', 'This thread belongs to the call’s team.'),
    ),
  // Whoever judges, and those who prepare what is judged.
  sit: (actor, call) =>
    allowIf(
      worksOnIt(actor, call) || hasFunction(actor, call, ['juror']),
      refuse('Ce fil est celui du jury.', 'This thread belongs to the jury.'),
    ),
  // An internal call is for the people of the institutions that lead it; the others are for everyone else too.
  apply: (actor, call) =>
    allowIf(
      !!actor && (call.kind !== 'internal' || isInside(actor, call)),
      refuse(
        'Cet appel interne est réservé aux personnes des institutions qui le portent.',
        'This internal call is for the people of the institutions that lead it.',
      ),
    ),
});

/** Who may move a call through its life. */
export const callLeads = (actor: Actor | null, call: CallSubject) =>
  allowIf(leadsIt(actor, call), LEADS_ONLY);
