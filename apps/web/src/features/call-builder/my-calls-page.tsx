import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { Table } from '~/ui/table';
import type { CallPhase, CallSummary } from '../calls/api';
import { PhaseTag, useMoneyLine } from '../calls/words';
import { dateLine } from '../day/day-aside';
import { myCallsQuery } from './api';
import './board.css';

/** What is being prepared, what is running, what is over. */
const groups: readonly { key: 'draft' | 'running' | 'over'; phases: readonly CallPhase[] }[] = [
  { key: 'running', phases: ['published', 'open', 'closed', 'deliberating'] },
  { key: 'draft', phases: ['draft'] },
  { key: 'over', phases: ['decided', 'archived', 'cancelled'] },
];

export function MyCallsPage() {
  const t = useT();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    myCallsQuery(useApi()),
  );
  const calls = data.pages.flatMap((page) => page.items);
  return (
    <div className="wrap">
      <div className="board-head">
        <h1 tabIndex={-1}>{t('nav.myCalls')}</h1>
        <ButtonLink main to="/mes-appels/nouveau">
          <Icon name="plus" />
          {t('day.empty.launch')}
        </ButtonLink>
      </div>
      {calls.length === 0 ? (
        <div className="empty">
          <h2>{t('builder.noCalls')}</h2>
          <p>{t('builder.noCallsText')}</p>
        </div>
      ) : (
        groups.map(({ key, phases }) => (
          <Group
            key={key}
            title={t(`builder.group.${key}`)}
            calls={calls.filter(({ phase }) => phases.includes(phase))}
          />
        ))
      )}
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('calls.more')}
        </Button>
      ) : null}
    </div>
  );
}

function Group({ title, calls }: { title: string; calls: readonly CallSummary[] }) {
  const t = useT();
  const format = useFormat();
  const moneyLine = useMoneyLine();
  if (calls.length === 0) return null;
  return (
    <section className="board" aria-label={title}>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={calls}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('builder.column.call'),
            cell: (call) => (
              <>
                <Link to="/mes-appels/$id" params={{ id: call.id }}>
                  {call.title}
                </Link>
                <small className="mute">
                  {t('calls.reference', { kind: t(`calls.kind.${call.kind}`), reference: call.reference })}
                </small>
              </>
            ),
          },
          {
            key: 'phase',
            title: t('builder.column.phase'),
            cell: ({ phase }) => <PhaseTag phase={phase} bare />,
          },
          {
            key: 'date',
            title: t('builder.column.date'),
            cell: (call) => dateLine(call, t, format) || t('builder.noDate'),
          },
          {
            key: 'money',
            title: t('calls.money'),
            cell: ({ money }) => moneyLine(money) ?? t('builder.noAmount'),
          },
          {
            key: 'go',
            title: t('builder.column.go'),
            cell: (call) => <GoLink call={call} />,
          },
        ]}
      />
    </section>
  );
}

function GoLink({ call }: { call: CallSummary }) {
  const t = useT();
  if (call.phase === 'draft' || !call.actions.includes('seeApplications')) {
    return (
      <Link to="/mes-appels/$id" params={{ id: call.id }}>
        {t(call.phase === 'draft' ? 'builder.continue' : 'builder.open')}
        <span className="sr"> {call.title}</span>
      </Link>
    );
  }
  return (
    <Link to="/mes-appels/$id/candidatures" params={{ id: call.id }}>
      {t('builder.applicationsOf')}
      <span className="sr"> {call.title}</span>
    </Link>
  );
}
