import type { DomainEvent, OrganisationRole } from '#platform';

/** Words that every notice about a team needs. The subject is the organisation. */
interface About {
  organisationName: string;
  organisationSlug: string;
}

type Happened<Type extends string, More extends object> = DomainEvent<Type, About & More>;

export type MembershipEvent =
  | Happened<'membership.invited', { invitationIds: string[]; role: OrganisationRole }>
  | Happened<'membership.invitation_revoked', { invitationId: string }>
  | Happened<'membership.invitation_declined', { invitationId: string; invitedBy: string }>
  | Happened<
      'membership.joined',
      {
        accountId: string;
        role: OrganisationRole;
        by: 'invitation' | 'domain' | 'request';
      }
    >
  | Happened<
      'membership.role_changed',
      { accountId: string; role: OrganisationRole; before: OrganisationRole }
    >
  | Happened<'membership.title_changed', { accountId: string }>
  | Happened<
      'membership.ended',
      { accountId: string; role: OrganisationRole; removed: boolean; vacated: number }
    >
  | Happened<
      'membership.taken_over',
      {
        fromAccountId: string;
        toAccountId: string;
        moved: number;
        kept: number;
      }
    >
  | Happened<'membership.requested', { requestId: string; accountId: string }>
  | Happened<
      'membership.request_answered',
      { requestId: string; accountId: string; approved: boolean; reason: string }
    >
  | Happened<'membership.domain_claimed', { domain: string; verified: boolean }>
  | Happened<'membership.domain_released', { domain: string }>
  | Happened<
      'membership.delegated',
      {
        delegationId: string;
        fromAccountId: string;
        toAccountId: string;
        role: OrganisationRole;
        endsAt: string;
      }
    >
  | Happened<
      'membership.delegation_revoked',
      { delegationId: string; fromAccountId: string; toAccountId: string }
    >;

type MoreOf<Type extends MembershipEvent['type']> = Omit<
  Extract<MembershipEvent, { type: Type }>['payload'],
  keyof About
>;

/** An event on a team, with the words a notice needs. */
export function membershipEvent<Type extends MembershipEvent['type']>(
  type: Type,
  organisation: { id: string; name: string; slug: string },
  more: MoreOf<Type>,
): MembershipEvent {
  const about: About = { organisationName: organisation.name, organisationSlug: organisation.slug };
  return {
    type,
    subject: { type: 'organisation', id: organisation.id },
    payload: { ...about, ...more },
  } as unknown as MembershipEvent;
}
