import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Missing } from '~/ui/missing';
import { type Column, Table, type TableProps } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { DossierLink } from '../applications-table/applications-list';
import { OutcomeTag } from '../applications-table/outcome-tag';
import { StandingTag } from '../applications-table/words';
import type { CallWork } from '../call-builder/api';
import type { RankedApplication, Ranking } from './api';
import { ScorePlot } from './score-plot';
import { useMark } from './use-mark';

/** How far apart the reviews of a dossier must be for it to be said aloud: a quarter of the scale. */
const DIVIDED = 0.25;
const MOST_NAMED = 3;

/** Best mean first, and a thick line where the envelope ends. */
export function RankingTable({ call, ranking }: { call: CallWork; ranking: Ranking }) {
  const t = useT();
  const { money, number } = useFormat();
  const mark = useMark();
  const { items, outOf, envelopeCents } = ranking;
  const cut = envelopeCents === null ? -1 : items.findIndex(({ withinEnvelope }) => !withinEnvelope);
  const scoreColumns = (scale: number): Column<RankedApplication>[] => [
    {
      key: 'scores',
      title: t('sorting.column.scores', { outOf: number(scale) }),
      cell: (item) => <Scores item={item} outOf={scale} />,
    },
    {
      key: 'mean',
      title: t('sorting.column.mean'),
      numeric: true,
      cell: ({ mean }) => (mean === null ? <Missing>{t('sorting.noMean')}</Missing> : <b>{mark(mean)}</b>),
    },
  ];
  const moneyColumns: Column<RankedApplication>[] = [
    {
      key: 'requested',
      title: t('sorting.column.requested'),
      numeric: true,
      cell: ({ requestedCents }) =>
        requestedCents === null ? <Missing>{t('sorting.noAmount')}</Missing> : money(requestedCents),
    },
    {
      key: 'cumulated',
      title: t('sorting.column.cumulated'),
      numeric: true,
      cell: ({ cumulatedCents }) => money(cumulatedCents),
    },
  ];
  const title = t(envelopeCents === null ? 'sorting.rankingPlain' : 'sorting.ranking');
  const scored = items.some(({ mean }) => mean !== null);
  const asked = items.some(({ requestedCents }) => requestedCents !== null);
  // A call for interest asks for no money, an idea box gives no score: their columns would only be dashes.
  const columns: TableProps<RankedApplication>['columns'] = [
    {
      key: 'project',
      title: t('sorting.column.project'),
      cell: (item) => <Project callId={call.id} item={item} />,
    },
    ...(scored ? scoreColumns(outOf) : []),
    ...(asked ? moneyColumns : []),
    { key: 'decision', title: t('sorting.column.decision'), cell: (item) => <Held item={item} /> },
  ];
  return (
    <section className="ranks" aria-labelledby="classement">
      <h2 id="classement">{title}</h2>
      <RankingSentence ranking={ranking} hasGrid={call.criteria.length > 0} />
      <Table
        caption={title}
        captionHidden
        stack="wide"
        rows={items}
        rowKey={({ id }) => id}
        lineAbove={(_, index) =>
          index === cut ? <EnvelopeLine ranking={ranking} above={items[cut - 1]} /> : null
        }
        columns={columns}
      />
    </section>
  );
}

/** What the dots would say aloud: how to read them, and which dossiers divide the readers. */
function RankingSentence({ ranking: { items, outOf }, hasGrid }: { ranking: Ranking; hasGrid: boolean }) {
  const t = useT();
  const { list } = useFormat();
  const mark = useMark();
  const scored = items.filter(({ totals }) => totals.length > 0);
  const compared = scored.filter(({ totals }) => totals.length > 1);
  if (scored.length === 0) {
    // Whoever judges declares their interests before they see a mark.
    const hidden = items.some(({ reviewsSent }) => reviewsSent > 0);
    return (
      <p className="say">
        {t(!hasGrid ? 'sorting.noGrid' : hidden ? 'sorting.hiddenScores' : 'sorting.noScores')}
      </p>
    );
  }
  const divided = compared
    .filter(({ spread }) => (spread ?? 0) >= outOf * DIVIDED)
    .sort((a, b) => (b.spread ?? 0) - (a.spread ?? 0))
    .slice(0, MOST_NAMED)
    .map(({ title, totals }) =>
      t('sorting.dividedOne', { title, least: mark(totals[0] ?? 0), most: mark(totals.at(-1) ?? 0) }),
    );
  return (
    <p className="say">
      {t('sorting.howToRead', { outOf })}{' '}
      {compared.length === 0
        ? null
        : divided.length === 0
          ? t('sorting.agreed')
          : t('sorting.divided', { count: divided.length, titles: list(divided) })}
    </p>
  );
}

function Project({ callId, item }: { callId: string; item: RankedApplication }) {
  const t = useT();
  return (
    <span className="ranked">
      <span className="rank">
        {item.rank === null ? null : <span className="sr">{t('sorting.column.rank')} </span>}
        {item.rank ?? <Missing>{t('sorting.noRank')}</Missing>}
      </span>
      <span>
        <DossierLink callId={callId} row={item}>
          {item.title === '' ? t('sorting.untitled') : item.title}
        </DossierLink>
        <small className="mute">{item.applicantName}</small>
      </span>
    </span>
  );
}

function Scores({ item, outOf }: { item: RankedApplication; outOf: number }) {
  const t = useT();
  const { mean, totals, reviewsSent, reviewsAwaited } = item;
  if (mean !== null) return <ScorePlot totals={totals} mean={mean} outOf={outOf} />;
  if (reviewsSent + reviewsAwaited === 0) return <span className="mute">{t('sorting.noReviewers')}</span>;
  return (
    <span className="mute">
      {t('sorting.reviews', { sent: reviewsSent, total: reviewsSent + reviewsAwaited })}
    </span>
  );
}

function Held({ item: { decision, status } }: { item: RankedApplication }) {
  const t = useT();
  const { money } = useFormat();
  if (decision === null && (status === 'submitted' || status === 'completing'))
    return <StandingTag status={status} bare />;
  if (decision === null) {
    return (
      <Tag icon="ring" bare>
        {t('sorting.toDecide')}
      </Tag>
    );
  }
  return (
    <span className="stacked">
      <OutcomeTag outcome={decision.outcome} bare />
      {decision.amountCents === null ? null : <small className="mute">{money(decision.amountCents)}</small>}
    </span>
  );
}

/** Where the money ends, going down by merit. */
function EnvelopeLine({ ranking, above }: { ranking: Ranking; above: RankedApplication | undefined }) {
  const t = useT();
  const { money } = useFormat();
  const envelope = ranking.envelopeCents ?? 0;
  return (
    <>
      {t('sorting.cut', { amount: money(envelope) })}{' '}
      <span>{t('sorting.cutLeft', { left: money(envelope - (above?.cumulatedCents ?? 0)) })}</span>
    </>
  );
}
