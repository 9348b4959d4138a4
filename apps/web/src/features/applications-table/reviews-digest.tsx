import { useT } from '~/messages/intl';
import { Bars } from '~/ui/figures';
import { Icon } from '~/ui/icon';
import { useMark } from '../decisions/use-mark';
import type { Dossier, Review, Reviews } from '../reviews/api';

/** What the readers think, together then one by one. */
export function ReviewsDigest({ dossier, reviews }: { dossier: Dossier; reviews: Reviews }) {
  const t = useT();
  const mark = useMark();
  const { items, mean, spread, outOf } = reviews;
  return (
    <section>
      <h2>{t('sorting.opinions')}</h2>
      {mean === null ? (
        <p className="small">{t('sorting.noOpinion')}</p>
      ) : (
        <>
          <p className="asked">{t('sorting.mean', { mean: mark(mean), outOf })}</p>
          <p className="small mute">
            {t('sorting.spread', { count: items.length, spread: mark(spread ?? 0) })}
          </p>
          <Bars
            bars={dossier.criteria.map((criterion) => {
              const marks = reviews.byCriterion.find(({ criterionId }) => criterionId === criterion.id);
              const value = marks?.mean ?? null;
              return {
                key: criterion.id,
                label: criterion.name,
                value:
                  value === null
                    ? t('sorting.noMean')
                    : t('sorting.mean', { mean: mark(value), outOf: criterion.scaleMax }),
                percent: value === null ? 0 : (100 * value) / criterion.scaleMax,
              };
            })}
          />
        </>
      )}
      {items.map((review) => (
        <OneOpinion key={review.id} dossier={dossier} review={review} />
      ))}
    </section>
  );
}

function OneOpinion({ dossier, review }: { dossier: Dossier; review: Review }) {
  const t = useT();
  const mark = useMark();
  const commented = review.scores.filter(({ comment }) => comment !== '');
  return (
    <details className="opinion">
      <summary>
        <b>{review.displayName}</b>
        {review.total === null ? null : (
          <span className="num">{t('sorting.mean', { mean: mark(review.total), outOf: review.outOf })}</span>
        )}
        <Icon name="chevron" />
      </summary>
      {review.opinion === '' ? null : <p className="small pre">{review.opinion}</p>}
      <dl className="small">
        {commented.map(({ criterionId, comment }) => (
          <div key={criterionId}>
            <dt>{dossier.criteria.find(({ id }) => id === criterionId)?.name}</dt>
            <dd>{comment}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
