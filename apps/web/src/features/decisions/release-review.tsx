import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { T, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import { RefusalNotice } from '~/ui/refusal-notice';
import { type Column, Table } from '~/ui/table';
import { DossierLink } from '../applications-table/applications-list';
import { outcomes } from '../applications-table/outcome-tag';
import { type CallWork, workKey } from '../call-builder/api';
import { type Outcome, type RankedApplication, type Ranking, releaseDecisions } from './api';
import { EnvelopeBar } from './envelope-bar';

/** One last reading of everything that is about to leave. It leaves for everyone at the same moment. */
export function ReleaseReview({ call, ranking }: { call: CallWork; ranking: Ranking }) {
  const t = useT();
  const decided = ranking.items.filter(({ decision }) => decision !== null);
  const release = useRelease(call.id);
  const missing = ranking.undecided > 0 && call.kind !== 'ideas';
  return (
    <div className="release">
      <p className="lede">
        <T id="sorting.releaseLede" values={{ count: decided.length }} />
      </p>
      {missing ? (
        <Notice hue="warn" title={t('sorting.releaseMissing', { count: ranking.undecided })}>
          <p>{t('sorting.releaseMissingText')}</p>
        </Notice>
      ) : null}
      {ranking.envelopeCents === null ? null : (
        <EnvelopeBar envelopeCents={ranking.envelopeCents} committedCents={ranking.committedCents} />
      )}
      {outcomes.map((outcome) => (
        <Group
          key={outcome}
          callId={call.id}
          outcome={outcome}
          items={decided.filter(({ decision }) => decision?.outcome === outcome)}
        />
      ))}
      <RefusalNotice error={release.error} />
      <div className="acts">
        <Button main large disabled={missing} busy={release.isPending} onClick={() => release.mutate()}>
          {t('sorting.release', { count: decided.length })}
        </Button>
        <ButtonLink to="/mes-appels/$id/decisions" params={{ id: call.id }}>
          {t('sorting.backToRanking')}
        </ButtonLink>
      </div>
      <p className="small mute">{t('sorting.releaseNote')}</p>
    </div>
  );
}

function Group({
  callId,
  outcome,
  items,
}: {
  callId: string;
  outcome: Outcome;
  items: readonly RankedApplication[];
}) {
  const t = useT();
  const { money } = useFormat();
  if (items.length === 0) return null;
  const granted: Column<RankedApplication> = {
    key: 'granted',
    title: t('sorting.column.granted'),
    numeric: true,
    cell: ({ decision }) =>
      decision === null || decision.amountCents === null
        ? t('sorting.noAmount')
        : money(decision.amountCents),
  };
  const title = t(`sorting.group.${outcome}`, { count: items.length });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'project',
            title: t('sorting.column.project'),
            cell: (item) => (
              <>
                <DossierLink callId={callId} row={item}>
                  {item.title === '' ? t('sorting.untitled') : item.title}
                </DossierLink>
                <small className="mute">{item.applicantName}</small>
              </>
            ),
          },
          {
            key: 'requested',
            title: t('sorting.column.requested'),
            numeric: true,
            cell: ({ requestedCents }) =>
              requestedCents === null ? t('sorting.noAmount') : money(requestedCents),
          },
          ...(outcome === 'declined' ? [] : [granted]),
        ]}
      />
    </section>
  );
}

/** Everything about the call has changed: what is known of it is read again. */
function useRelease(callId: string) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => releaseDecisions(api, callId),
    onSuccess: async () => {
      await navigate({ to: '/mes-appels/$id/decisions', params: { id: callId } });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: workKey(callId) }),
        queryClient.invalidateQueries({ queryKey: ['call', callId] }),
        queryClient.invalidateQueries({ queryKey: ['calls'] }),
        queryClient.invalidateQueries({ queryKey: ['my', 'calls'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]);
    },
  });
}
