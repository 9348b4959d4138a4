import {
  type Actor,
  allowIf,
  belongsTo,
  definePolicies,
  ORGANISATION_ROLES,
  type OrganisationRole,
  refuse,
} from '#platform';
import { outranks, strongest } from './membership.rules.js';

/** What a right on a team depends on. */
export interface TeamSubject {
  organisationId: string;
}

/** What a right on one place of a team depends on. */
export interface MemberSubject extends TeamSubject {
  accountId: string;
  role: OrganisationRole;
  /** No other owner: the organisation would be left without one. */
  lastOwner: boolean;
}

/**
 * A role held for good: one's own, or through a collective. What was lent until a date gives no say on who else comes
 * in or goes: such acts would outlive it.
 */
export const roleForGood = (
  actor: Actor | null,
  { organisationId }: TeamSubject,
): OrganisationRole | undefined =>
  strongest(
    (actor?.memberships ?? [])
      .filter((standing) => standing.organisationId === organisationId && standing.via !== 'delegation')
      .map((standing) => standing.role),
  );

const holds = (actor: Actor | null, team: TeamSubject, roles: readonly OrganisationRole[]): boolean => {
  const role = roleForGood(actor, team);
  return role !== undefined && roles.includes(role);
};

const owns = (actor: Actor | null, team: TeamSubject): boolean => holds(actor, team, ['owner']);
const runs = (actor: Actor | null, team: TeamSubject): boolean => holds(actor, team, ['owner', 'manager']);
const isSelf = (actor: Actor | null, member: MemberSubject): boolean => actor?.accountId === member.accountId;

const runsAbove = (actor: Actor | null, member: MemberSubject): boolean => {
  const role = roleForGood(actor, member);
  return runs(actor, member) && role !== undefined && (role === 'owner' || outranks(role, member.role));
};

const OWNERS_ONLY = refuse(
  'Réservé aux propriétaires de l’organisation.',
  'For the organisation’s owners only.',
);
const MANAGERS_ONLY = refuse(
  'Réservé aux responsables de l’organisation.',
  'For the organisation’s owners and managers.',
);
const LAST_OWNER = refuse(
  'Une organisation garde au moins un propriétaire : nommez-en un autre d’abord.',
  'An organisation keeps at least one owner: name another one first.',
);

/** The rights on a team as a whole, one sentence each. */
export const teamPolicy = definePolicies<TeamSubject>()({
  // That an organisation exists is public; who works there is for its members.
  read: () => true,
  seeTeam: (actor, team) =>
    allowIf(
      belongsTo(actor, team.organisationId),
      refuse('L’équipe n’est visible que de ses membres.', 'The team is visible to its members only.'),
    ),
  // Owners invite to any role, managers to roles up to member.
  invite: (actor, team) => allowIf(runs(actor, team), MANAGERS_ONLY),
  inviteOwners: (actor, team) => allowIf(owns(actor, team), OWNERS_ONLY),
  answerJoinRequests: (actor, team) => allowIf(runs(actor, team), MANAGERS_ONLY),
  manageDomains: (actor, team) => allowIf(owns(actor, team), OWNERS_ONLY),
  // Taking over what a colleague left gives it to somebody for good.
  takeOver: (actor, team) => allowIf(runs(actor, team), MANAGERS_ONLY),
  // One lends one's own rights; an owner may lend those of a colleague who is away.
  delegate: (actor, team) =>
    allowIf(
      actor?.memberships.some((own) => own.organisationId === team.organisationId && !own.via) ?? false,
      refuse('On délègue les droits que l’on a dans l’équipe.', 'One delegates rights one has in the team.'),
    ),
  delegateForOthers: (actor, team) => allowIf(owns(actor, team), OWNERS_ONLY),
});

/** The rights on one person's place, one sentence each. */
export const memberPolicy = definePolicies<MemberSubject>()({
  read: (actor, member) =>
    allowIf(
      belongsTo(actor, member.organisationId),
      refuse('L’équipe n’est visible que de ses membres.', 'The team is visible to its members only.'),
    ),
  // Owners only, themselves included as long as another owner stays.
  changeRole: (actor, member) => {
    if (!owns(actor, member)) return OWNERS_ONLY;
    return allowIf(!member.lastOwner, LAST_OWNER);
  },
  // One's own title, or that of people one may remove.
  changeTitle: (actor, member) => allowIf(isSelf(actor, member) || runsAbove(actor, member), MANAGERS_ONLY),
  // Owners remove anyone else, managers those below them.
  remove: (actor, member) => {
    if (isSelf(actor, member))
      return refuse('On ne s’exclut pas soi-même : on quitte.', 'One does not remove oneself: one leaves.');
    return allowIf(runsAbove(actor, member), MANAGERS_ONLY);
  },
  // Anyone leaves when they wish, but the last owner.
  leave: (actor, member) => {
    if (!isSelf(actor, member)) return refuse('On ne quitte que pour soi.', 'One leaves for oneself only.');
    return allowIf(!member.lastOwner, LAST_OWNER);
  },
  // From a colleague who is still there: as for a removal.
  takeOver: (actor, member) => allowIf(runsAbove(actor, member) && !isSelf(actor, member), MANAGERS_ONLY),
  delegate: (actor, member) => allowIf(isSelf(actor, member) || owns(actor, member), OWNERS_ONLY),
});

/** Roles this person may give in an invitation, strongest first. */
export const grantableRoles = (actor: Actor | null, team: TeamSubject): OrganisationRole[] => {
  if (owns(actor, team)) return [...ORGANISATION_ROLES];
  return runs(actor, team) ? ['member', 'reader'] : [];
};
