import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { daysBetween, useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { ButtonLink } from '~/ui/link';
import { useNow } from '../session/use-session';
import type { CallWork } from './api';
import { ApproveButton } from './approve-button';
import type { StepSlug } from './step-slugs';
import { approvalsAwaited, missingOf, stepOfReadiness } from './steps';

/** What is expected of this person on this call now, from the `actions` and the readiness the API gives. */
export function CallAwait({ call, step }: { call: CallWork; step?: StepSlug }) {
  switch (call.phase) {
    case 'draft':
      return <DraftAwait call={call} step={step} />;
    case 'published':
    case 'open':
      return <RunningAwait call={call} />;
    case 'closed':
    case 'deliberating':
      return <SortingAwait call={call} />;
    default:
      return <EndedAwait call={call} />;
  }
}

function DraftAwait({ call, step }: { call: CallWork; step: StepSlug | undefined }) {
  const t = useT();
  const missing = missingOf(call);
  const awaited = approvalsAwaited(call);
  const [first] = missing;
  if (call.actions.includes('approve')) {
    return (
      <AwaitBlock
        ask={t('builder.await.ask')}
        what={t('builder.await.approve')}
        by={t('builder.await.approveBy')}
      >
        <ApproveButton call={call} />
        <ButtonLink to="." search={{ etape: 'apercu' }}>
          {t('builder.await.preview')}
        </ButtonLink>
      </AwaitBlock>
    );
  }
  if (first !== undefined) {
    return (
      <AwaitBlock
        ask={t('builder.await.ask')}
        what={t('builder.await.finish', { count: missing.length })}
        by={t('builder.await.finishBy')}
      >
        <ButtonLink main to="." search={{ etape: stepOfReadiness(first.key) }}>
          {t('builder.await.next', {
            what: t(`builder.readiness.${first.key}` as 'builder.readiness.title'),
          })}
        </ButtonLink>
      </AwaitBlock>
    );
  }
  if (awaited > 0) {
    return (
      <AwaitBlock
        ask={t('builder.await.othersAsk')}
        what={t('builder.await.others', { count: awaited })}
        by={t('builder.await.othersBy')}
      >
        <ButtonLink to="." search={{ etape: 'equipe' }}>
          {t('builder.await.seeLeads')}
        </ButtonLink>
      </AwaitBlock>
    );
  }
  if (!call.actions.includes('publish')) {
    return (
      <AwaitBlock
        ask={t('builder.await.othersAsk')}
        what={t('builder.await.readyForLead')}
        by={t('builder.await.readyForLeadBy')}
      />
    );
  }
  return (
    <AwaitBlock ask={t('builder.await.ask')} what={t('builder.await.ready')} by={t('builder.await.readyBy')}>
      {step === 'publier' ? null : (
        <ButtonLink main to="." search={{ etape: 'publier' }}>
          {t('builder.await.publish')}
        </ButtonLink>
      )}
      <ButtonLink to="." search={{ etape: 'apercu' }}>
        {t('builder.await.preview')}
      </ButtonLink>
    </AwaitBlock>
  );
}

function RunningAwait({ call }: { call: CallWork }) {
  const t = useT();
  const now = useNow();
  const { deadline } = useFormat();
  const date = call.phase === 'published' ? call.opensAt : call.closesAt;
  const days = date === null ? null : daysBetween(now, date);
  return (
    <AwaitBlock
      ask={t('builder.await.nothing')}
      what={
        date === null
          ? t('builder.await.alwaysOpen')
          : t(call.phase === 'published' ? 'builder.await.opens' : 'builder.await.receives', {
              date: deadline(date),
            })
      }
      by={days === null ? undefined : t('builder.await.inDays', { days })}
    >
      <ApplicationsLink call={call} main={false}>
        {t('builder.await.applications')}
      </ApplicationsLink>
    </AwaitBlock>
  );
}

function SortingAwait({ call }: { call: CallWork }) {
  const t = useT();
  const { deadline } = useFormat();
  const { decisionBy } = call;
  return (
    <AwaitBlock
      ask={t('builder.await.ask')}
      what={
        decisionBy === null
          ? t(`builder.await.${call.phase === 'closed' ? 'sort' : 'decide'}`)
          : t(`builder.await.${call.phase === 'closed' ? 'sortBefore' : 'decideBefore'}`, {
              date: deadline(decisionBy),
            })
      }
      by={t('builder.await.sortBy')}
    >
      <ApplicationsLink call={call} main={call.phase === 'closed'}>
        {t('builder.await.applications')}
      </ApplicationsLink>
      {call.phase === 'deliberating' && call.actions.includes('seeApplications') ? (
        <ButtonLink main to="/mes-appels/$id/decisions" params={{ id: call.id }}>
          {t('builder.await.decisions')}
        </ButtonLink>
      ) : null}
    </AwaitBlock>
  );
}

function ApplicationsLink({ call, main, children }: { call: CallWork; main: boolean; children: ReactNode }) {
  if (!call.actions.includes('seeApplications')) return null;
  return (
    <ButtonLink main={main} to="/mes-appels/$id/candidatures" params={{ id: call.id }}>
      {children}
    </ButtonLink>
  );
}

function EndedAwait({ call }: { call: CallWork }) {
  const t = useT();
  return (
    <AwaitBlock
      ask={t('builder.await.nothing')}
      what={t(`builder.await.${call.phase === 'cancelled' ? 'cancelled' : 'over'}`)}
      by={call.cancelledReason ?? undefined}
    >
      {call.phase === 'cancelled' ? null : (
        <ApplicationsLink call={call} main={false}>
          {t('builder.await.applications')}
        </ApplicationsLink>
      )}
    </AwaitBlock>
  );
}
