import { useQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Notice } from '~/ui/notice';
import { Skeleton } from '~/ui/skeleton';
import { OutcomeTag } from '../applications-table/outcome-tag';
import type { CallWork } from '../call-builder/api';
import type { Dossier } from '../reviews/api';
import { type Decision, heldDecisionQuery } from './api';
import { DecisionForm } from './decision-form';
import { PromoteForm } from './promote-form';
import './decisions.css';

const decidable: readonly Dossier['status'][] = ['admissible', 'in_review', 'shortlisted'];

/** The decision on one application: written here, kept until all are announced, then read as it left. */
export function DecisionSection({ dossier, call }: { dossier: Dossier; call: CallWork }) {
  const t = useT();
  const { data: decision } = useQuery(heldDecisionQuery(useApi(), dossier.id));
  return (
    <section id="decision" className="block decision" aria-labelledby="decision-title">
      <h2 id="decision-title" tabIndex={-1}>
        {t('sorting.decision')}
      </h2>
      {decision === undefined ? (
        <Skeleton lines={4} />
      ) : decision !== null && decision.releasedAt !== null ? (
        <Announced decision={decision} dossier={dossier} />
      ) : decidable.includes(dossier.status) ? (
        // A new version of the decision starts a new form.
        <DecisionForm key={decision?.version ?? 0} dossier={dossier} call={call} decision={decision} />
      ) : (
        <p>{t('sorting.notDecidable')}</p>
      )}
    </section>
  );
}

function Announced({ decision, dossier }: { decision: Decision; dossier: Dossier }) {
  const t = useT();
  const { money, moment } = useFormat();
  const { releasedAt } = decision;
  return (
    <>
      <Notice
        hue="info"
        title={
          releasedAt === null ? t('sorting.decision') : t('sorting.announced', { date: moment(releasedAt) })
        }
      >
        <p>
          <OutcomeTag outcome={decision.outcome} />{' '}
          {decision.amountCents === null ? null : money(decision.amountCents)}
        </p>
      </Notice>
      {decision.message === '' ? null : <p className="pre letter">{decision.message}</p>}
      {decision.reasons.length === 0 ? null : (
        <dl className="reasons">
          {decision.reasons.map((reason) => (
            <div key={reason.criterionId ?? 'general'}>
              <dt>{reason.criterionName ?? t('sorting.generalReason')}</dt>
              <dd className="pre">{reason.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {decision.actions.includes('promote') ? <PromoteForm dossier={dossier} decision={decision} /> : null}
    </>
  );
}
