import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { EmptyState } from '~/ui/empty-state';
import { ButtonLink } from '~/ui/link';
import { type CallWork, workQuery } from '../call-builder/api';
import { DeskHeader } from '../calls/desk-header';
import { type Ranking, rankingQuery } from './api';
import '../applications-table/sorting.css';
import './decisions.css';
import { DecisionsSide } from './decisions-side';
import { RankingTable } from './ranking-table';
import { ReleaseReview } from './release-review';

const route = getRouteApi('/workspace/mes-appels/$id/decisions');

/** The ranking under the envelope, the decisions held, and the moment when all are announced together. */
export function DecisionsPage() {
  const t = useT();
  const api = useApi();
  const { id } = route.useParams();
  const { etape } = route.useSearch();
  const { data: call } = useSuspenseQuery(workQuery(api, id));
  const { data: ranking } = useSuspenseQuery(rankingQuery(api, id));
  const reviewing = etape === 'relire' && ranking.actions.includes('release');
  return (
    <div className="wrap roomy">
      <DeskHeader
        call={call}
        here={t('sorting.decisions')}
        title={t('sorting.decisionsOf', { title: call.title })}
      >
        {reviewing ? null : <Await call={call} ranking={ranking} />}
      </DeskHeader>
      {reviewing ? (
        <ReleaseReview call={call} ranking={ranking} />
      ) : ranking.items.length === 0 ? (
        <EmptyState title={t('sorting.noRanking')}>{t('sorting.noRankingText')}</EmptyState>
      ) : (
        <div className="room">
          <RankingTable call={call} ranking={ranking} />
          <DecisionsSide call={call} ranking={ranking} />
        </div>
      )}
    </div>
  );
}

function Await({ call, ranking }: { call: CallWork; ranking: Ranking }) {
  const t = useT();
  const { deadline } = useFormat();
  const { undecided, items } = ranking;
  if (call.phase === 'decided' || call.phase === 'archived') {
    return (
      <AwaitBlock ask={t('builder.await.nothing')} what={t('builder.await.over')}>
        <ButtonLink to="/mes-appels/$id/candidatures" params={{ id: call.id }}>
          {t('builder.await.applications')}
        </ButtonLink>
      </AwaitBlock>
    );
  }
  const by =
    call.decisionBy === null ? undefined : t('sorting.promisedBefore', { date: deadline(call.decisionBy) });
  const decides = items.some(({ actions }) => actions.includes('decide'));
  if (undecided > 0) {
    return (
      <AwaitBlock
        ask={t(decides ? 'builder.await.ask' : 'sorting.await.juryAsk')}
        what={t(decides ? 'sorting.await.undecided' : 'sorting.await.juryUndecided', {
          undecided,
          total: items.length,
        })}
        by={by}
      />
    );
  }
  const mayRelease = ranking.actions.includes('release');
  return (
    <AwaitBlock
      ask={t('builder.await.ask')}
      what={t(
        mayRelease
          ? 'sorting.await.release'
          : call.phase === 'closed'
            ? 'sorting.await.openFirst'
            : 'sorting.await.leadReleases',
      )}
      by={by}
    >
      {mayRelease ? (
        <ButtonLink main to="/mes-appels/$id/decisions" params={{ id: call.id }} search={{ etape: 'relire' }}>
          {t('sorting.reviewRelease')}
        </ButtonLink>
      ) : call.actions.includes('deliberate') ? (
        <ButtonLink to="/mes-appels/$id" params={{ id: call.id }}>
          {t('sorting.toCockpit')}
        </ButtonLink>
      ) : null}
    </AwaitBlock>
  );
}
