import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { delegationsQuery, type Member, revokeDelegation } from './api';
import { DelegateDialog } from './delegate-dialog';
import { useTeamAct } from './use-team-act';

interface DelegationsProps {
  id: string;
  people: readonly Member[];
  mayGive: boolean;
  forOthers: boolean;
}

/** Rights lent until a date: who stands in for whom. */
export function Delegations({ id, people, mayGive, forOthers }: DelegationsProps) {
  const t = useT();
  const { deadline } = useFormat();
  const act = useTeamAct(id);
  const [giving, setGiving] = useState(false);
  const { data } = useInfiniteQuery(delegationsQuery(useApi(), id));
  const running = (data?.pages ?? []).flatMap((page) => page.items);
  if (running.length === 0 && !mayGive) return null;
  return (
    <section className="block" aria-labelledby="delegations">
      <h2 id="delegations">{t('team.delegations')}</h2>
      <p className="help">{t('team.delegationsHelp')}</p>
      {running.length === 0 ? null : (
        <Table
          caption={t('team.delegations')}
          captionHidden
          rows={running}
          rowKey={(delegation) => delegation.id}
          columns={[
            { key: 'from', title: t('team.lender'), cell: ({ from }) => from.displayName },
            { key: 'to', title: t('team.receiver'), cell: ({ to }) => to.displayName },
            { key: 'role', title: t('team.roleTitle'), cell: ({ role }) => t(`team.role.${role}`) },
            { key: 'until', title: t('team.until'), cell: ({ endsAt }) => deadline(endsAt) },
            { key: 'reason', title: t('team.reason'), cell: ({ reason }) => reason },
            {
              key: 'acts',
              title: t('team.acts'),
              cell: (delegation) =>
                delegation.actions.includes('revoke') ? (
                  <Button plain onClick={() => act.mutate((api) => revokeDelegation(api, id, delegation.id))}>
                    {t('team.endDelegation')}
                    <span className="sr"> {delegation.to.displayName}</span>
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      <RefusalNotice error={act.error} />
      {mayGive ? (
        <div className="acts">
          <Button onClick={() => setGiving(true)}>{t('team.delegate')}</Button>
        </div>
      ) : null}
      {giving ? (
        <DelegateDialog id={id} people={people} forOthers={forOthers} onClose={() => setGiving(false)} />
      ) : null}
    </section>
  );
}
