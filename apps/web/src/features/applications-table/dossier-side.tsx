import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { Skeleton } from '~/ui/skeleton';
import { Tag } from '~/ui/tag';
import { FindingsList } from '../applications/eligibility-notice';
import { type Dossier, reviewsQuery } from '../reviews/api';
import { ReviewsDigest } from './reviews-digest';

const WaiveDialog = lazy(() => import('./waive-dialog').then((module) => ({ default: module.WaiveDialog })));

/** Beside the dossier: what is asked, what stands against it, who reads it and what they think. */
export function DossierSide({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const { money, moment } = useFormat();
  return (
    <aside className="side" aria-label={t('sorting.side')}>
      <section>
        <h2>{t('sorting.column.requested')}</h2>
        <p className="asked">
          {dossier.requestedCents === null ? t('sorting.noAmount') : money(dossier.requestedCents)}
        </p>
      </section>
      {dossier.eligibility.items.length === 0 ? null : <Conditions dossier={dossier} />}
      <Reviewers dossier={dossier} />
      {dossier.actions.includes('seeReviews') ? <Reviews dossier={dossier} /> : null}
      <section>
        <h2>{t('sorting.proof')}</h2>
        <p className="small">
          {t('sorting.received', {
            number: dossier.receipt.number,
            date: moment(dossier.receipt.submittedAt),
          })}
        </p>
        <p className="small mute">{t('sorting.readingTold')}</p>
      </section>
    </aside>
  );
}

function Conditions({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const [waiving, setWaiving] = useState<string | null>(null);
  const { items } = dossier.eligibility;
  const waivable = dossier.actions.includes('instruct')
    ? items.filter(
        ({ severity, finding, waived, waivable: may }) =>
          may && severity === 'bar' && finding === 'not_met' && waived === null,
      )
    : [];
  const rule = items.find(({ ruleId }) => ruleId === waiving);
  return (
    <section>
      <h2>{t('sorting.conditions')}</h2>
      <FindingsList items={items} />
      {waivable.map(({ ruleId, statement }) => (
        <Button key={ruleId} onClick={() => setWaiving(ruleId)}>
          {t('sorting.waive')}
          <span className="sr"> {statement}</span>
        </Button>
      ))}
      {rule === undefined ? null : (
        <Contained>
          <WaiveDialog dossier={dossier} rule={rule} onClose={() => setWaiving(null)} />
        </Contained>
      )}
    </section>
  );
}

function Reviewers({ dossier }: { dossier: Dossier }) {
  const t = useT();
  return (
    <section>
      <h2>{t('sorting.reviewers')}</h2>
      {dossier.reviewers.length === 0 ? (
        <p className="small">{t('sorting.noReviewers')}</p>
      ) : (
        <ul className="reviewer-list">
          {dossier.reviewers.map(({ accountId, displayName, status }) => (
            <li key={accountId}>
              <span>{displayName}</span>
              <Tag
                bare
                icon={status === 'sent' ? 'check' : status === 'recused' ? 'out' : 'clock'}
                {...(status === 'sent' ? { hue: 'ok' as const } : {})}
              >
                {t(`sorting.reviewStatus.${status}`)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Reviews({ dossier }: { dossier: Dossier }) {
  const { data } = useQuery(reviewsQuery(useApi(), dossier.id));
  if (data === undefined) return <Skeleton lines={3} />;
  return <ReviewsDigest dossier={dossier} reviews={data} />;
}
