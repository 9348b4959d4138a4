import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { formerQuery } from './api';

/** Those who left, with what waits for somebody to take it over. */
export function FormerMembers({ id, slug }: { id: string; slug: string }) {
  const t = useT();
  const { shortDay } = useFormat();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    formerQuery(useApi(), id),
  );
  const former = (data?.pages ?? []).flatMap((page) => page.items);
  if (former.length === 0) return null;
  return (
    <section className="block" aria-labelledby="anciens">
      <h2 id="anciens">{t('team.former')}</h2>
      <Table
        caption={t('team.former')}
        captionHidden
        rows={former}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'who', title: t('team.person'), cell: ({ displayName }) => displayName },
          { key: 'left', title: t('team.leftOn'), cell: ({ leftAt }) => shortDay(leftAt) },
          {
            key: 'waiting',
            title: t('team.leftBehind'),
            cell: ({ waiting }) =>
              waiting === 0 ? (
                <Tag icon="check" hue="ok" bare>
                  {t('team.nothingWaits')}
                </Tag>
              ) : (
                <Tag icon="alert" hue="warn" bare>
                  {t('team.waits', { count: waiting })}
                </Tag>
              ),
          },
          {
            key: 'acts',
            title: t('team.acts'),
            cell: ({ actions, accountId, displayName }) =>
              actions.includes('takeOver') ? (
                <ButtonLink
                  to="/mes-organisations/$slug/equipe/reprise/$accountId"
                  params={{ slug, accountId }}
                >
                  {t('team.takeOver')}
                  <span className="sr"> {displayName}</span>
                </ButtonLink>
              ) : null,
          },
        ]}
      />
      {hasNextPage ? (
        <div className="acts">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('team.more')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
