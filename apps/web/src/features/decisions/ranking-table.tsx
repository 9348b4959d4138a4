import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Table } from '~/ui/table';
import { Tag } from '~/ui/tag';
import { DossierLink } from '../applications-table/applications-list';
import { OutcomeTag } from '../applications-table/outcome-tag';
import type { RankedApplication, Ranking } from './api';
import { ScorePlot } from './score-plot';

/** How far apart the reviews of a dossier must be for it to be said aloud: a quarter of the scale. */
const DIVIDED = 0.25;
const MOST_NAMED = 3;

/** Best mean first, and a thick line where the envelope ends. */
export function RankingTable({ callId, ranking }: { callId: string; ranking: Ranking }) {
  const t = useT();
  const { money, number } = useFormat();
  const { items, outOf, envelopeCents } = ranking;
  const cut = envelopeCents === null ? -1 : items.findIndex(({ withinEnvelope }) => !withinEnvelope);
  return (
    <section className="ranks" aria-labelledby="classement">
      <h2 id="classement">{t('sorting.ranking')}</h2>
      <RankingSentence ranking={ranking} />
      <Table
        caption={t('sorting.ranking')}
        captionHidden
        stack="wide"
        rows={items}
        rowKey={({ id }) => id}
        lineAbove={(_, index) =>
          index === cut ? <EnvelopeLine ranking={ranking} above={items[cut - 1]} /> : null
        }
        columns={[
          {
            key: 'project',
            title: t('sorting.column.project'),
            cell: (item) => <Project callId={callId} item={item} />,
          },
          {
            key: 'scores',
            title: t('sorting.column.scores', { outOf: number(outOf) }),
            cell: (item) => <Scores item={item} outOf={outOf} />,
          },
          {
            key: 'mean',
            title: t('sorting.column.mean'),
            numeric: true,
            cell: ({ mean }) => <b>{mean === null ? t('sorting.noMean') : number(mean)}</b>,
          },
          {
            key: 'requested',
            title: t('sorting.column.requested'),
            numeric: true,
            cell: ({ requestedCents }) =>
              requestedCents === null ? t('sorting.noAmount') : money(requestedCents),
          },
          {
            key: 'cumulated',
            title: t('sorting.column.cumulated'),
            numeric: true,
            cell: ({ cumulatedCents }) => money(cumulatedCents),
          },
          { key: 'decision', title: t('sorting.column.decision'), cell: (item) => <Held item={item} /> },
        ]}
      />
    </section>
  );
}

/** What the dots would say aloud: how to read them, and which dossiers divide the readers. */
function RankingSentence({ ranking: { items, outOf } }: { ranking: Ranking }) {
  const t = useT();
  const { list, number } = useFormat();
  const scored = items.filter(({ totals }) => totals.length > 0);
  if (scored.length === 0) return <p className="say">{t('sorting.noScores')}</p>;
  const divided = scored
    .filter(({ spread }) => (spread ?? 0) >= outOf * DIVIDED)
    .sort((a, b) => (b.spread ?? 0) - (a.spread ?? 0))
    .slice(0, MOST_NAMED)
    .map(({ title, totals }) =>
      t('sorting.dividedOne', { title, least: number(totals[0] ?? 0), most: number(totals.at(-1) ?? 0) }),
    );
  return (
    <p className="say">
      {t('sorting.howToRead', { outOf })}{' '}
      {divided.length === 0
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
        <span className="sr">{t('sorting.column.rank')} </span>
        {item.rank ?? t('sorting.noRank')}
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
  return (
    <span className="mute">
      {t('sorting.reviews', { sent: reviewsSent, total: reviewsSent + reviewsAwaited })}
    </span>
  );
}

function Held({ item: { decision } }: { item: RankedApplication }) {
  const t = useT();
  const { money } = useFormat();
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
