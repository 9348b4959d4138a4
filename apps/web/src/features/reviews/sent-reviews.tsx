import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Bars } from '~/ui/figures';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { Skeleton } from '~/ui/skeleton';
import { type Dossier, type Review, type Reviews, reviewsQuery } from './api';

/** Once sent: my review as it stands, and the others', which were closed to me until then. */
export function SentReviews({
  dossier,
  review,
  justSent,
}: {
  dossier: Dossier;
  review: Review;
  /** The form that had focus is gone: what took its place receives it. */
  justSent: boolean;
}) {
  const t = useT();
  const { moment } = useFormat();
  const { data, isPending } = useQuery(reviewsQuery(useApi(), dossier.id));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (justSent) heading.current?.focus();
  }, [justSent]);
  const others = data?.items.filter(({ id }) => id !== review.id) ?? [];
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t('review.sent.title')}
      </h2>
      <Notice
        hue="ok"
        title={
          review.sentAt === null
            ? t('review.status.sent')
            : t('review.sent.on', { date: moment(review.sentAt) })
        }
      >
        <p>{t('review.sent.note')}</p>
      </Notice>
      <OneReview dossier={dossier} review={review} open />
      <h2 className="block">{t('review.others.title')}</h2>
      {isPending ? <Skeleton lines={4} /> : null}
      {data === undefined ? null : <Awaited reviews={data} />}
      {others.map((other) => (
        <OneReview key={other.id} dossier={dossier} review={other} />
      ))}
    </>
  );
}

function Awaited({ reviews }: { reviews: Reviews }) {
  const t = useT();
  const { list, number } = useFormat();
  return (
    <>
      {reviews.mean === null ? null : (
        <p className="say">
          {t('review.others.mean', {
            mean: number(reviews.mean),
            outOf: reviews.outOf,
            spread: number(reviews.spread ?? 0),
            count: reviews.items.length,
          })}
        </p>
      )}
      {reviews.awaited.length === 0 ? null : (
        <p className="small mute">
          {t('review.others.awaited', {
            who: list(reviews.awaited.map(({ displayName }) => displayName)),
            count: reviews.awaited.length,
          })}
        </p>
      )}
    </>
  );
}

function OneReview({ dossier, review, open = false }: { dossier: Dossier; review: Review; open?: boolean }) {
  const t = useT();
  const { number } = useFormat();
  return (
    <details className="one-review" open={open}>
      <summary>
        <b>{open ? t('review.mine') : review.displayName}</b>
        {review.total === null ? null : (
          <span className="num">
            {t('review.mark', { total: number(review.total), outOf: review.outOf })}
          </span>
        )}
        <Icon name="chevron" />
      </summary>
      <Bars
        bars={dossier.criteria.map((criterion) => {
          const score = review.scores.find(({ criterionId }) => criterionId === criterion.id);
          const value = score?.value ?? null;
          return {
            key: criterion.id,
            label: criterion.name,
            ...(score === undefined || score.comment === '' ? {} : { note: score.comment }),
            value:
              value === null
                ? t('review.noScore')
                : t('review.mark', { total: number(value), outOf: criterion.scaleMax }),
            percent: value === null ? 0 : (100 * value) / criterion.scaleMax,
          };
        })}
      />
      {review.opinion === '' ? null : <p className="pre">{review.opinion}</p>}
    </details>
  );
}
