import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { useAutosave, useLeaving } from '~/shared/use-autosave';
import { Button } from '~/ui/button';
import { TextArea } from '~/ui/fields/text-fields';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { ProblemView } from '~/ui/problem-view';
import { SavedLine } from '~/ui/saved-line';
import { Skeleton } from '~/ui/skeleton';
import { useSession } from '../session/use-session';
import { type Dossier, myReviewQuery, type Review } from './api';
import { CriterionField } from './criterion-field';
import { outOf, totalOf } from './marks';
import { fittingScores, opinionOf, reviewDraftOf, scoreOf, withOpinion, withScore } from './review-draft';
import { SendReview } from './send-review';
import { SentReviews } from './sent-reviews';

/** The grid beside the dossier: filled in while reading, saved as it goes, sent once. */
export function ReviewPanel({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const review = useQuery(myReviewQuery(useApi(), dossier.id));
  const [wasOpen, setWasOpen] = useState(false);
  if (review.data?.status === 'assigned' && !wasOpen) setWasOpen(true);
  return (
    <aside id="grille" className="grid-column" aria-label={t('review.grid')}>
      {review.error === null ? null : <ProblemView error={review.error} />}
      {review.data === undefined ? (
        review.error === null ? (
          <Skeleton lines={6} />
        ) : null
      ) : review.data.status === 'sent' ? (
        <SentReviews dossier={dossier} review={review.data} justSent={wasOpen} />
      ) : (
        <Grid dossier={dossier} review={review.data} />
      )}
    </aside>
  );
}

function Grid({ dossier, review }: { dossier: Dossier; review: Review }) {
  const t = useT();
  const { criteria } = dossier;
  const draft = useReviewDraft(dossier, review);
  const state = useAutosave(draft);
  const scores = fittingScores(state.value, criteria);
  const scored = scores.filter(({ value }) => value !== null).length;
  return (
    <>
      <header className="grid-head">
        <h2>{t('review.grid')}</h2>
        <Total
          total={totalOf(criteria, scores)}
          of={outOf(criteria)}
          scored={scored}
          count={criteria.length}
        />
        <SavedLine
          phase={state.phase}
          savedAt={state.savedAt}
          written={scored > 0 || opinionOf(state.value) !== ''}
          onRetry={() => draft.retry()}
        />
      </header>
      {state.phase === 'refused' && state.problem !== null ? (
        <Notice hue="late" live="assertive" title={state.problem.detail || t('problem.fault.advice')}>
          <p>{t('review.kept')}</p>
        </Notice>
      ) : null}
      {state.clash === null ? null : (
        <Notice hue="warn" live="assertive" title={t('review.clash')}>
          <div className="acts under-text">
            <Button onClick={() => draft.choose('mine')}>{t('review.keepMine')}</Button>
            <Button onClick={() => draft.choose('theirs')}>{t('review.takeOther')}</Button>
          </div>
        </Notice>
      )}
      {state.restored ? <Notice live="polite" title={t('review.restored')} /> : null}
      <div className="criteria">
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            score={scoreOf(state.value, criterion.id)}
            error={state.problem?.faultAt(`/scores/${criterion.id}`)}
            onScore={(score) => draft.change(withScore(state.value, score))}
          />
        ))}
      </div>
      <TextArea
        id="avis"
        label={t('review.opinion')}
        help={t('review.opinionHelp')}
        optional
        limit={4000}
        rows={6}
        value={opinionOf(state.value)}
        onChange={(event) => draft.change(withOpinion(state.value, event.target.value))}
      />
      <Keys />
      <SendReview dossier={dossier} review={review} draft={draft} criteria={criteria} scores={scores} />
    </>
  );
}

function useReviewDraft(dossier: Dossier, review: Review) {
  const api = useApi();
  const queryClient = useQueryClient();
  const accountId = useSession().account?.id ?? '';
  const { id, criteria } = dossier;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the review only gives the first reading
  const draft = useMemo(
    () => reviewDraftOf({ api, queryClient, accountId }, id, review, criteria),
    [api, queryClient, accountId, id, criteria],
  );
  const leaving = useMemo(() => ({ settle: (gone?: boolean) => draft.settle(gone) }), [draft]);
  useLeaving(leaving);
  return draft;
}

/** The mark as it stands; said once the grid is whole. */
function Total({
  total,
  of,
  scored,
  count,
}: {
  total: number | null;
  of: number;
  scored: number;
  count: number;
}) {
  const t = useT();
  const { number } = useFormat();
  return (
    <p className="grid-total" role="status">
      {total === null ? (
        t('review.scored', { scored, count })
      ) : (
        <>
          <b className="num">{number(total)}</b> {t('review.outOf', { outOf: of })}
        </>
      )}
    </p>
  );
}

/** Keys work only where focus is, on a score: no letter typed in a text ever triggers one. */
function Keys() {
  const t = useT();
  return (
    <details className="each-condition">
      <summary>
        {t('review.keys.title')}
        <Icon name="chevron" />
      </summary>
      <p className="small">{t('review.keys.note')}</p>
      <dl className="keys-list">
        {(['digits', 'arrows', 'next', 'comment'] as const).map((name) => (
          <div key={name}>
            <dt>
              <kbd>{t(`review.keys.${name}`)}</kbd>
            </dt>
            <dd>{t(`review.keys.${name}Does`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
