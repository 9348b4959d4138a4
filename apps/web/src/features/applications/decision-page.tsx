import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { Bars, Figure, Figures } from '~/ui/figures';
import { ButtonLink } from '~/ui/link';
import { callQuery } from '../calls/api';
import { type Application, applicationQuery, type Decision, decisionQuery } from './api';
import { ApplicationFrame } from './application-frame';
import './applications.css';

const route = getRouteApi('/workspace/candidatures/$id/decision');

/** The answer, read by those who waited for it: first what, then why, then what now. */
export function DecisionPage() {
  const t = useT();
  const api = useApi();
  const { id } = route.useParams();
  const { data: application } = useSuspenseQuery(applicationQuery(api, id));
  const { data: decision } = useSuspenseQuery(decisionQuery(api, id));
  return (
    <ApplicationFrame
      application={application}
      here={t('application.decision.title')}
      await={<Outcome application={application} decision={decision} />}
    >
      <div className="duo">
        <div>
          <Amount decision={decision} />
          <Message decision={decision} />
          <Reasons decision={decision} />
        </div>
        <aside className="side" aria-label={t('application.decision.next')}>
          <Marks application={application} decision={decision} />
          <Next decision={decision} />
        </aside>
      </div>
    </ApplicationFrame>
  );
}

function Outcome({ application, decision }: { application: Application; decision: Decision }) {
  const t = useT();
  const { day } = useFormat();
  const { outcome, amountCents, releasedAt } = decision;
  return (
    <AwaitBlock
      ask={t('application.decision.ask', { date: day(releasedAt ?? decision.decidedAt) })}
      what={t(`application.decision.outcome.${outcome}`)}
      by={
        amountCents !== null && outcome === 'accepted'
          ? t('application.decision.thanks')
          : t(`application.decision.note.${outcome}`)
      }
    >
      <ButtonLink to="/candidatures/$id/accuse" params={{ id: application.id }}>
        {t('application.seeReceipt')}
      </ButtonLink>
    </AwaitBlock>
  );
}

/** What was granted, large: the first thing one looks for. */
function Amount({ decision }: { decision: Decision }) {
  const t = useT();
  const { money } = useFormat();
  const { amountCents, outcome } = decision;
  if (amountCents === null || outcome !== 'accepted') return null;
  return (
    <div className="granted">
      <Figure value={money(amountCents)}>{t('application.decision.granted')}</Figure>
    </div>
  );
}

function Message({ decision }: { decision: Decision }) {
  const t = useT();
  if (decision.message.trim() === '') return null;
  return (
    <section aria-labelledby="message">
      <h2 id="message">{t('application.decision.message')}</h2>
      <blockquote className="letter">
        <p className="pre">{decision.message}</p>
      </blockquote>
    </section>
  );
}

function Reasons({ decision }: { decision: Decision }) {
  const t = useT();
  if (decision.reasons.length === 0) return null;
  return (
    <section className="block" aria-labelledby="raisons">
      <h2 id="raisons">{t('application.decision.reasons')}</h2>
      <dl className="reasons">
        {decision.reasons.map((reason) => (
          <div key={reason.criterionId ?? reason.text}>
            <dt>{reason.criterionName ?? t('application.decision.overall')}</dt>
            <dd className="pre">{reason.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Scores, where the institution promised to share them. */
function Marks({ application, decision }: { application: Application; decision: Decision }) {
  const t = useT();
  const { number } = useFormat();
  const { data: call } = useSuspenseQuery(callQuery(useApi(), application.call.slug));
  const { marks } = decision;
  if (marks === null) return null;
  const nameOf = (id: string): string => call.criteria.find((criterion) => criterion.id === id)?.name ?? '';
  const bars = marks.byCriterion.flatMap(({ criterionId, mean, scaleMax }) =>
    mean === null
      ? []
      : [
          {
            key: criterionId,
            label: nameOf(criterionId),
            value: t('application.decision.outOf', { mark: number(mean), outOf: scaleMax }),
            percent: (100 * mean) / scaleMax,
          },
        ],
  );
  return (
    <section>
      <h2>{t('application.decision.marks')}</h2>
      {marks.mean === null ? null : (
        <Figures>
          <Figure value={number(marks.mean)} mid>
            {t('application.decision.mean', { outOf: marks.outOf })}
          </Figure>
        </Figures>
      )}
      <Bars bars={bars} />
    </section>
  );
}

function Next({ decision }: { decision: Decision }) {
  const t = useT();
  return (
    <section>
      <h2>{t('application.decision.next')}</h2>
      <p className="small">{t(`application.decision.next.${decision.outcome}`)}</p>
      {decision.outcome === 'declined' ? (
        <p className="under-text">
          <ButtonLink to="/appels">{t('calls.past.others')}</ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
