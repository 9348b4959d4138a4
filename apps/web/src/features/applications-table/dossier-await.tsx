import { lazy, type ReactNode, useState } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { CallWork } from '../call-builder/api';
import type { Dossier } from '../reviews/api';
import { admit, assignReviewers, shortlist } from './api';
import { activeReviewers } from './bulk-bar';
import { useDossierAct } from './use-dossier-act';

const ReviewersDialog = lazy(() =>
  import('./reviewers-dialog').then((module) => ({ default: module.ReviewersDialog })),
);
const AdmissionDialog = lazy(() =>
  import('./admission-dialogs').then((module) => ({ default: module.AdmissionDialog })),
);

export type DossierDialog = 'refuse' | 'complement' | 'reviewers';

/** What this dossier awaits from its institution, by its state and by the rights of the person. */
export function DossierAwait({ dossier, call }: { dossier: Dossier; call: CallWork }) {
  const act = useDossierAct(dossier);
  const [asked, setAsked] = useState<DossierDialog | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <Situation dossier={dossier} call={call} act={act} onAsk={setAsked} />
      <RefusalNotice error={asked === null ? act.error : null} />
      <Contained>
        {asked === 'reviewers' ? (
          <ReviewersDialog
            call={call}
            already={activeReviewers(dossier)}
            count={1}
            onClose={close}
            onChosen={async (ids) => {
              await act.mutateAsync((api) => assignReviewers(api, dossier, ids));
              close();
            }}
          />
        ) : null}
        {asked === 'refuse' || asked === 'complement' ? (
          <AdmissionDialog dossier={dossier} kind={asked} onClose={close} />
        ) : null}
      </Contained>
    </>
  );
}

interface SituationProps {
  dossier: Dossier;
  call: CallWork;
  act: ReturnType<typeof useDossierAct>;
  onAsk: (dialog: DossierDialog) => void;
}

function Situation(props: SituationProps) {
  const { dossier } = props;
  switch (dossier.status) {
    case 'submitted':
    case 'completing':
      return <Admission {...props} />;
    case 'admissible':
    case 'in_review':
      return <Reading {...props} />;
    case 'shortlisted':
      return <ToDecide {...props} />;
    default:
      return <Settled dossier={dossier} />;
  }
}

const standingBars = ({ eligibility }: Dossier): number =>
  eligibility.items.filter(
    ({ severity, finding, waived }) => severity === 'bar' && finding === 'not_met' && waived === null,
  ).length;

function Admission({ dossier, act, onAsk }: SituationProps) {
  const t = useT();
  const { deadline } = useFormat();
  const { actions, complement } = dossier;
  const bars = standingBars(dossier);
  const awaits = dossier.status === 'completing' && complement !== null;
  return (
    <AwaitBlock
      ask={t(awaits ? 'sorting.await.applicant' : 'builder.await.ask')}
      what={
        awaits
          ? t('sorting.await.complement', { date: deadline(complement.dueAt) })
          : bars > 0
            ? t('sorting.await.bars', { count: bars })
            : t('sorting.await.admit')
      }
      by={t(
        bars > 0 ? 'sorting.await.barsBy' : awaits ? 'sorting.await.complementBy' : 'sorting.await.admitBy',
      )}
    >
      {actions.includes('admit') ? (
        <Button main={!awaits} busy={act.isPending} onClick={() => act.mutate((api) => admit(api, dossier))}>
          {t('sorting.act.admit')}
        </Button>
      ) : null}
      {actions.includes('requestComplement') ? (
        <Button onClick={() => onAsk('complement')}>{t('sorting.act.complement')}</Button>
      ) : null}
      {actions.includes('refuseAdmission') ? (
        <Button onClick={() => onAsk('refuse')}>{t('sorting.act.refuse')}</Button>
      ) : null}
    </AwaitBlock>
  );
}

function Reading({ dossier, act, onAsk }: SituationProps) {
  const t = useT();
  const { actions } = dossier;
  const active = dossier.reviewers.filter(({ status }) => status !== 'recused');
  const sent = active.filter(({ status }) => status === 'sent').length;
  const complete = active.length > 0 && sent === active.length;
  return (
    <AwaitBlock
      ask={t(active.length > 0 && !complete ? 'sorting.await.reviewers' : 'builder.await.ask')}
      what={
        active.length === 0
          ? t('sorting.await.assign')
          : complete
            ? t('sorting.await.decide')
            : t('sorting.await.reading', { sent, total: active.length })
      }
      by={t(
        active.length === 0
          ? 'sorting.await.assignBy'
          : complete
            ? 'sorting.await.decideBy'
            : 'sorting.await.readingBy',
      )}
    >
      {complete && actions.includes('decide') ? (
        <DecideLink main>{t('sorting.act.decide')}</DecideLink>
      ) : null}
      {actions.includes('assignReviewers') ? (
        <Button main={active.length === 0} onClick={() => onAsk('reviewers')}>
          {t(active.length === 0 ? 'sorting.act.assign' : 'sorting.act.reassign')}
        </Button>
      ) : null}
      {actions.includes('shortlist') ? (
        <Button busy={act.isPending} onClick={() => act.mutate((api) => shortlist(api, dossier))}>
          {t('sorting.act.shortlist')}
        </Button>
      ) : null}
    </AwaitBlock>
  );
}

function ToDecide({ dossier }: SituationProps) {
  const t = useT();
  return (
    <AwaitBlock
      ask={t('builder.await.ask')}
      what={t('sorting.await.decide')}
      by={t('sorting.await.decideBy')}
    >
      {dossier.actions.includes('decide') ? <DecideLink main>{t('sorting.act.decide')}</DecideLink> : null}
    </AwaitBlock>
  );
}

function DecideLink({ main, children }: { main: boolean; children: ReactNode }) {
  return (
    <a className={main ? 'btn main' : 'btn'} href="#decision">
      {children}
    </a>
  );
}

function Settled({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const { status } = dossier;
  if (status === 'waitlisted' && dossier.actions.includes('promote')) {
    return (
      <AwaitBlock
        ask={t('builder.await.ask')}
        what={t('sorting.await.promote')}
        by={t('sorting.await.promoteBy')}
      >
        <DecideLink main={false}>{t('sorting.act.promote')}</DecideLink>
      </AwaitBlock>
    );
  }
  return (
    <AwaitBlock
      ask={t('builder.await.nothing')}
      what={t(status === 'inadmissible' ? 'sorting.await.inadmissible' : 'sorting.await.answered')}
      by={dossier.inadmissibleReason ?? undefined}
    />
  );
}
