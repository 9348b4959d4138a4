import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import type { Autosave } from '~/shared/autosave';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { newKey } from '~/shared/local-copies';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/error-summary';
import { Icon } from '~/ui/icon';
import { Notice } from '~/ui/notice';
import { type Criterion, type Dossier, myReviewQuery, type Review, type Score, sendReview } from './api';
import { outOf, totalOf } from './marks';
import type { ReviewDraft } from './review-draft';

const Dialog = lazy(() => import('~/ui/dialog').then((module) => ({ default: module.Dialog })));

interface SendReviewProps {
  dossier: Dossier;
  review: Review;
  draft: Autosave<ReviewDraft>;
  criteria: readonly Criterion[];
  scores: readonly Score[];
}

/** The press that counts: everything is saved first, what lacks is said, then one asks to be sure. */
export function SendReview({ dossier, review, draft, criteria, scores }: SendReviewProps) {
  const t = useT();
  const { number } = useFormat();
  const [asked, setAsked] = useState(false);
  const [insist, setInsist] = useState(false);
  const send = useSend(dossier, draft, () => setAsked(false));
  const missing = criteria.filter(
    ({ id }) => scores.find(({ criterionId }) => criterionId === id)?.value === null,
  );
  const total = totalOf(criteria, scores);
  const problem = isProblem(send.error) && !send.isPending ? send.error : null;

  const press = (): void => {
    setInsist(missing.length > 0);
    if (missing.length === 0) setAsked(true);
  };
  if (!review.actions.includes('send') && review.actions.length > 0) return null;
  return (
    <div className="send-review">
      <ErrorSummary
        errors={
          insist
            ? missing.map(({ id, name, scaleMax }) => ({
                fieldId: `critere-${id}`,
                text: t('review.send.missing', { name, most: scaleMax }),
              }))
            : []
        }
      />
      {problem === null ? null : (
        <Notice hue="late" live="assertive" title={problem.detail || t('problem.offline.advice')} />
      )}
      <Button main busy={send.isPending} onClick={press}>
        <Icon name="send" />
        {t('review.send.act')}
      </Button>
      {asked ? (
        <Suspense>
          <Dialog alert open onOpenChange={setAsked} title={t('review.send.sure')}>
            {(close) => (
              <>
                <p>
                  {total === null
                    ? t('review.send.note')
                    : t('review.send.noteTotal', { total: number(total), outOf: outOf(criteria) })}
                </p>
                <div className="acts under-text">
                  <Button main busy={send.isPending} onClick={() => send.mutate()}>
                    {t('review.send.confirm')}
                  </Button>
                  <Button plain onClick={close}>
                    {t('review.send.again')}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Suspense>
      ) : null}
    </div>
  );
}

function useSend(dossier: Dossier, draft: Autosave<ReviewDraft>, done: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [key, setKey] = useState(newKey);
  const query = myReviewQuery(api, dossier.id);
  return useMutation({
    mutationFn: async () => {
      await draft.settle();
      const { version } = await queryClient.fetchQuery({ ...query, staleTime: 0 });
      return sendReview(api, dossier.id, version, key);
    },
    onSuccess: (sent) => {
      queryClient.setQueryData(query.queryKey, sent);
      void queryClient.invalidateQueries({ queryKey: ['reviews'] });
    },
    onError: () => setKey(newKey()),
    onSettled: done,
  });
}
