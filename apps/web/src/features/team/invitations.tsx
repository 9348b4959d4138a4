import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { type Invitation, invitationsQuery, type OrganisationRole, resend, revoke } from './api';
import { InviteForm } from './invite-form';
import { type TeamAct, useTeamAct } from './use-team-act';

/** Those who were asked in and have not answered; the form to ask more. */
export function Invitations({ id, grantable }: { id: string; grantable: readonly string[] }) {
  const t = useT();
  const { shortDay } = useFormat();
  const act = useTeamAct(id);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    invitationsQuery(useApi(), id),
  );
  const pending = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="block" aria-labelledby="invitations">
      <h2 id="invitations">{t('team.invitations')}</h2>
      {pending.length === 0 ? (
        <p className="help">{t('team.noInvitation')}</p>
      ) : (
        <Table
          caption={t('team.invitations')}
          captionHidden
          rows={pending}
          rowKey={(invitation) => invitation.id}
          columns={[
            { key: 'email', title: t('team.email'), cell: ({ email }) => email },
            { key: 'role', title: t('team.roleTitle'), cell: ({ role }) => t(`team.role.${role}`) },
            {
              key: 'until',
              title: t('team.state'),
              cell: ({ status, expiresAt }) =>
                status === 'expired' ? (
                  <Tag icon="late" hue="late" bare>
                    {t('team.expired', { date: shortDay(expiresAt) })}
                  </Tag>
                ) : (
                  <Tag icon="clock" hue="warn" bare>
                    {t('team.awaited', { date: shortDay(expiresAt) })}
                  </Tag>
                ),
            },
            {
              key: 'acts',
              title: t('team.acts'),
              cell: (invitation) => <InvitationActs id={id} invitation={invitation} act={act} />,
            },
          ]}
        />
      )}
      {hasNextPage ? (
        <div className="acts">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('team.more')}
          </Button>
        </div>
      ) : null}
      <RefusalNotice error={act.error} />
      <InviteForm id={id} grantable={grantable as OrganisationRole[]} />
    </section>
  );
}

function InvitationActs({ id, invitation, act }: { id: string; invitation: Invitation; act: TeamAct }) {
  const t = useT();
  const { actions, email } = invitation;
  return (
    <span className="acts">
      {actions.includes('resend') ? (
        <Button plain onClick={() => act.mutate((api) => resend(api, id, invitation.id))}>
          {t('team.resend')}
          <span className="sr"> {email}</span>
        </Button>
      ) : null}
      {actions.includes('revoke') ? (
        <Button plain onClick={() => act.mutate((api) => revoke(api, id, invitation.id))}>
          {t('team.revoke')}
          <span className="sr"> {email}</span>
        </Button>
      ) : null}
    </span>
  );
}
