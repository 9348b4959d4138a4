import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { ShownChoice } from '~/ui/shown-choice';
import { Skeleton } from '~/ui/skeleton';
import { Table } from '~/ui/table';
import { useSession } from '../session/use-session';
import { AdministrationFrame, More } from './frame';
import {
  LOG_EXTRACT,
  moderationLogQuery,
  type Report,
  type ReportAct,
  type ReportList,
  reportQuery,
  reportsQuery,
} from './moderation-api';
import { ReportCard } from './report-card';
import './moderation.css';

const Dialog = lazy(() => import('~/ui/dialog').then((module) => ({ default: module.Dialog })));

const LISTS = ['waiting', 'settled', 'log'] as const;
type Shown = (typeof LISTS)[number];

/** What readers reported: settled by who runs the discussion, or by the administration; all of it in the log. */
export function ModerationQueuePage() {
  const t = useT();
  const administrator = useSession().account?.administrator === true;
  const [shown, setShown] = useState<Shown>('waiting');
  const [settled, setSettled] = useState<ReportAct | null>(null);
  return (
    <AdministrationFrame title={t('admin.moderation.title')} lede={t('admin.moderation.lede')}>
      <ShownChoice
        legend={t('admin.moderation.shown')}
        choices={LISTS.filter((key) => key !== 'log' || administrator).map((key) => ({
          key,
          label: t(`admin.moderation.list.${key}`),
        }))}
        chosen={shown}
        onChoose={(key) => {
          setSettled(null);
          setShown(key);
        }}
      />
      {settled === null ? null : (
        <Notice hue="ok" live="polite" title={t(`admin.moderation.did.${settled}`)}>
          <p>{t('admin.moderation.didNote')}</p>
        </Notice>
      )}
      <Suspense fallback={<Skeleton lines={6} />}>
        {shown === 'log' ? <Log /> : <Reports list={shown} onSettled={setSettled} />}
      </Suspense>
      <p className="small">
        <Link to="/moderation">{t('admin.moderation.rules')}</Link>
      </p>
    </AdministrationFrame>
  );
}

interface ReportsProps {
  list: ReportList;
  onSettled: (act: ReportAct) => void;
}

function Reports({ list, onSettled }: ReportsProps) {
  const t = useT();
  const query = useSuspenseInfiniteQuery(reportsQuery(useApi(), list));
  const reports: Report[] = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      {reports.length === 0 && !query.hasNextPage ? (
        <EmptyState title={t(`admin.moderation.none.${list}`)}>{t('admin.moderation.noneAdvice')}</EmptyState>
      ) : (
        <ol className="reports" aria-label={t(`admin.moderation.list.${list}`)}>
          {reports.map((report) => (
            <li key={report.id}>
              <ReportCard report={report} onSettled={onSettled} />
            </li>
          ))}
        </ol>
      )}
      <More query={query} />
    </>
  );
}

/** Every report and every decision, without a name; taken as a table by whoever must account for it. */
function Log() {
  const t = useT();
  const { moment } = useFormat();
  const [opened, setOpened] = useState<string | null>(null);
  const query = useSuspenseInfiniteQuery(moderationLogQuery(useApi()));
  const lines = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <p>{t('admin.moderation.logLede')}</p>
      <p className="acts">
        <a className="btn" href={LOG_EXTRACT} download>
          <Icon name="down" />
          {t('admin.moderation.extract')}
        </a>
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t('admin.moderation.none.log')}>{t('admin.moderation.noneAdvice')}</EmptyState>
      ) : (
        <Table
          caption={t('admin.moderation.list.log')}
          captionHidden
          stack="wide"
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              title: t('admin.moderation.at'),
              cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
            },
            {
              key: 'act',
              title: t('admin.moderation.act'),
              cell: ({ act }) => t(`admin.moderation.acted.${act}`),
            },
            { key: 'reason', title: t('admin.moderation.reason'), cell: ({ reason }) => reason },
            {
              key: 'see',
              title: t('admin.moderation.report'),
              cell: ({ reportId, at }) =>
                reportId === null ? null : (
                  <Button plain onClick={() => setOpened(reportId)}>
                    {t('admin.moderation.see')}
                    <span className="sr"> {moment(at)}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
      <More query={query} />
      {opened === null ? null : (
        <Contained>
          <Dialog open onOpenChange={() => setOpened(null)} title={t('admin.moderation.one')}>
            <OneReport id={opened} onSettled={() => setOpened(null)} />
          </Dialog>
        </Contained>
      )}
    </>
  );
}

function OneReport({ id, onSettled }: { id: string; onSettled: () => void }) {
  const { data, error } = useQuery(reportQuery(useApi(), id));
  if (data === undefined) return error === null ? <Skeleton lines={4} /> : <RefusalNotice error={error} />;
  return <ReportCard report={data} onSettled={onSettled} />;
}
