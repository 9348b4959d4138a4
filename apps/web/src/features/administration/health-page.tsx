import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { AdministrationFrame, More } from './frame';
import { failuresQuery, type HealthPart, healthQuery, retryJob } from './instance-api';
import { useAct } from './use-act';

const PARTS = ['database', 'clock', 'mail', 'storage', 'worker'] as const;
const EVERY_HALF_MINUTE = 30_000;

/** Whether everything runs, and what failed. */
export function HealthPage() {
  const t = useT();
  const figures = useFigures();
  const { data } = useSuspenseQuery({ ...healthQuery(useApi()), refetchInterval: EVERY_HALF_MINUTE });
  return (
    <AdministrationFrame title={t('admin.health.title')} lede={t('admin.health.lede')}>
      <div className="narrow">
        <Notice
          hue={data.well ? 'ok' : 'warn'}
          title={t(data.well ? 'admin.health.well' : 'admin.health.unwell')}
        />
      </div>
      <section className="block" aria-labelledby="parties">
        <h2 id="parties">{t('admin.health.parts')}</h2>
        <Table
          caption={t('admin.health.parts')}
          captionHidden
          rows={PARTS.map((name) => ({ name, ...data[name] }))}
          rowKey={({ name }) => name}
          columns={[
            { key: 'part', title: t('admin.health.part'), cell: ({ name }) => t(`admin.health.of.${name}`) },
            { key: 'state', title: t('admin.health.state'), cell: ({ state }) => <StateTag state={state} /> },
            {
              key: 'figure',
              title: t('admin.health.detail'),
              cell: ({ name, figure }) => figures[name](figure),
            },
          ]}
        />
      </section>
      <section className="block" aria-labelledby="taches">
        <h2 id="taches">{t('admin.jobs.title')}</h2>
        <p>
          {t('admin.jobs.figures', {
            waiting: data.queue.waiting,
            running: data.queue.running,
            failed: data.queue.failed,
          })}
        </p>
        <Failures />
      </section>
    </AdministrationFrame>
  );
}

function StateTag({ state }: Pick<HealthPart, 'state'>) {
  const t = useT();
  return state === 'well' ? (
    <Tag icon="check" hue="ok" bare>
      {t('admin.health.ok')}
    </Tag>
  ) : (
    <Tag icon="alert" hue="warn" bare>
      {t('admin.health.look')}
    </Tag>
  );
}

const BYTES_IN_GIGABYTE = 1e9;

/** What each part says of itself, in words. */
function useFigures(): Record<(typeof PARTS)[number], (figure: string | null) => string> {
  const t = useT();
  const { number, moment } = useFormat();
  return {
    database: (figure) =>
      figure === null
        ? t('admin.health.databaseSafe')
        : t('admin.health.databaseUnsafe', { settings: figure }),
    clock: (figure) => t('admin.health.skew', { ms: Number(figure ?? 0) }),
    mail: (figure) =>
      figure === 'mailbox' ? t('admin.health.mailbox') : t('admin.health.smtp', { host: figure ?? '' }),
    storage: (figure) =>
      figure === null || Number.isNaN(Number(figure))
        ? (figure ?? t('admin.health.answers'))
        : t('admin.health.room', { size: number(Math.round(Number(figure) / BYTES_IN_GIGABYTE)) }),
    worker: (figure) =>
      figure === null ? t('admin.health.neverSeen') : t('admin.health.seen', { date: moment(figure) }),
  };
}

function Failures() {
  const t = useT();
  const { moment } = useFormat();
  const query = useSuspenseInfiniteQuery(failuresQuery(useApi()));
  const failures = query.data.pages.flatMap((page) => page.items);
  const retry = useAct<unknown>();
  if (failures.length === 0) return <p className="mute">{t('admin.jobs.none')}</p>;
  return (
    <>
      <RefusalNotice error={retry.error} />
      <Table
        caption={t('admin.jobs.failed')}
        rows={failures}
        rowKey={({ id }) => id}
        columns={[
          { key: 'task', title: t('admin.jobs.task'), cell: ({ task, id }) => `${task} nº ${id}` },
          { key: 'error', title: t('admin.jobs.error'), cell: ({ error }) => error },
          {
            key: 'tries',
            title: t('admin.jobs.tries'),
            cell: ({ attempts, maxAttempts, nextAt }) =>
              nextAt === null
                ? t('admin.jobs.gaveUp', { attempts })
                : t('admin.jobs.next', { attempts, maxAttempts, date: moment(nextAt) }),
          },
          {
            key: 'acts',
            title: t('admin.jobs.act'),
            cell: ({ id }) => (
              <Button busy={retry.isPending} onClick={() => retry.mutate((api) => retryJob(api, id))}>
                {t('admin.jobs.retry')}
                <span className="sr"> {id}</span>
              </Button>
            ),
          },
        ]}
      />
      <More query={query} />
    </>
  );
}
