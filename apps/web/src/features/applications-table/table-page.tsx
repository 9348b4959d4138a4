import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { workQuery } from '../call-builder/api';
import { DeskHeader } from '../calls/desk-header';
import { tableQuery } from './api';
import { ApplicationsList } from './applications-list';
import { BulkBar } from './bulk-bar';
import './sorting.css';
import { TableFilters } from './table-filters';

const route = getRouteApi('/workspace/mes-appels/$id/candidatures');

/** The applications of a call, to be sorted: what each awaits, and acts on several at once. */
export function ApplicationsTablePage() {
  const t = useT();
  const api = useApi();
  const { id } = route.useParams();
  const search = route.useSearch();
  const { data: call } = useSuspenseQuery(workQuery(api, id));
  const list = useSuspenseInfiniteQuery(tableQuery(api, id, search));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = list.data.pages.flatMap((page) => page.items);
  const sealedUntil = list.data.pages[0]?.sealedUntil ?? null;
  const ranks = call.phase === 'closed' || call.phase === 'deliberating' || call.phase === 'decided';
  return (
    <div className="wrap roomy">
      <DeskHeader call={call} here={t('sorting.title')} title={t('sorting.titleOf', { title: call.title })}>
        {ranks ? (
          <p className="under-title">
            <ButtonLink to="/mes-appels/$id/decisions" params={{ id }}>
              {t('sorting.toDecisions')}
            </ButtonLink>
          </p>
        ) : null}
      </DeskHeader>
      {sealedUntil === null ? null : <Sealed until={sealedUntil} />}
      <TableFilters callId={id} search={search} />
      <BulkBar
        call={call}
        rows={rows.filter((row) => chosen.has(row.id))}
        onDone={() => setChosen(new Set())}
      />
      <ApplicationsList
        callId={id}
        rows={rows}
        filtered={Object.keys(search).length > 0}
        sealed={sealedUntil !== null}
        chosen={chosen}
        onChoose={setChosen}
      />
      {list.hasNextPage ? (
        <p className="under-title">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('calls.more')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function Sealed({ until }: { until: string }) {
  const t = useT();
  const { deadline } = useFormat();
  return (
    <div className="sealed">
      <Notice title={t('sorting.sealed', { date: deadline(until) })}>
        <p>{t('sorting.sealedWhy')}</p>
      </Notice>
    </div>
  );
}
