import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { newKey } from '~/shared/local-copies';
import { AwaitBlock } from '~/ui/await-block';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { ButtonLink } from '~/ui/link';
import { Notice } from '~/ui/notice';
import {
  type Application,
  applicationQuery,
  type FullReceipt,
  receiptQuery,
  reopenApplication,
  withdrawApplication,
} from './api';
import { ApplicationFrame } from './application-frame';
import { Readings } from './readings';
import './applications.css';
import './receipt.css';

const Dialog = lazy(() => import('~/ui/dialog').then((module) => ({ default: module.Dialog })));

const route = getRouteApi('/workspace/candidatures/$id/accuse');

/** The proof of a submission: to print, to keep, to check; and who has read the dossier since. */
export function ReceiptPage() {
  const t = useT();
  const api = useApi();
  const { id } = route.useParams();
  const { data: application } = useSuspenseQuery(applicationQuery(api, id));
  const { data: receipt } = useSuspenseQuery(receiptQuery(api, id));
  return (
    <ApplicationFrame
      application={application}
      here={t('application.receipt.title')}
      await={<ReceiptAwait application={application} receipt={receipt} />}
    >
      <div className="duo">
        <div>
          <Proof receipt={receipt} />
          <HowToCheck receipt={receipt} />
        </div>
        <aside className="side" aria-label={t('application.receipt.since')}>
          <Readings applicationId={id} />
          <Withdrawal application={application} />
        </aside>
      </div>
    </ApplicationFrame>
  );
}

function ReceiptAwait({ application, receipt }: { application: Application; receipt: FullReceipt }) {
  const t = useT();
  const { moment } = useFormat();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const api = useApi();
  const { id, version, status } = application;
  const [key] = useState(newKey);
  const reopen = useMutation({
    mutationFn: () => reopenApplication(api, id, version, key),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['application', id] });
      await navigate({ to: '/candidatures/$id', params: { id } });
    },
  });
  const canReopen = application.actions.includes('reopen');
  const isDraft = status === 'draft' || status === 'completing';
  return (
    <>
      {isProblem(reopen.error) ? (
        <Notice hue="late" live="assertive" title={reopen.error.detail || t('problem.fault.advice')} />
      ) : null}
      <AwaitBlock
        ask={t('application.receipt.ask')}
        what={t('application.receipt.submitted', { date: moment(receipt.submittedAt) })}
        by={
          canReopen && receipt.callClosesAt !== null
            ? t('application.receipt.untilDate', { date: moment(receipt.callClosesAt) })
            : t(isDraft ? 'application.receipt.reopened' : `application.await.by.${status}`)
        }
      >
        {application.decisionReleased ? (
          <ButtonLink main to="/candidatures/$id/decision" params={{ id }}>
            {t('application.readDecision')}
          </ButtonLink>
        ) : null}
        {canReopen ? (
          <Button busy={reopen.isPending} onClick={() => reopen.mutate()}>
            <Icon name="pen" />
            {t('application.receipt.reopen')}
          </Button>
        ) : isDraft ? (
          <ButtonLink main to="/candidatures/$id" params={{ id }}>
            {t('application.receipt.resume')}
          </ButtonLink>
        ) : null}
        <ButtonLink plain to="/candidatures/$id" params={{ id }}>
          {t('application.receipt.readAgain')}
        </ButtonLink>
      </AwaitBlock>
    </>
  );
}

/** What is printed: enough to prove, alone on a sheet, what was submitted and when. */
function Proof({ receipt }: { receipt: FullReceipt }) {
  const t = useT();
  const { moment } = useFormat();
  const facts = [
    { label: t('application.receipt.number'), value: <b className="num">{receipt.number}</b> },
    { label: t('application.receipt.at'), value: t('application.receipt.exactly', exactly(receipt, moment)) },
    { label: t('application.receipt.by'), value: receipt.submittedBy },
    { label: t('application.receipt.for'), value: receipt.applicantName },
    { label: t('application.receipt.project'), value: receipt.applicationTitle },
    { label: t('application.receipt.call'), value: `${receipt.callTitle} (${receipt.callReference})` },
    {
      label: t('application.receipt.edition'),
      value: t('application.receipt.nth', { nth: receipt.dossierNumber }),
    },
  ];
  return (
    <section className="proof" aria-labelledby="preuve">
      <h2 id="preuve">{t('application.receipt.title')}</h2>
      <dl className="facts-list">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="whole">
          <dt>{t('application.receipt.hash')}</dt>
          <dd>
            <code className="hash">
              {groupsOf(receipt.sha256).map((group, index) => (
                // Eight groups in their order, always.
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the hash is the identity
                <span key={index}>{group}</span>
              ))}
            </code>
          </dd>
        </div>
      </dl>
      <div className="acts no-print">
        <Button onClick={() => window.print()}>
          <Icon name="doc" />
          {t('application.receipt.print')}
        </Button>
        <Button onClick={() => download(receipt)}>
          <Icon name="down" />
          {t('application.receipt.download')}
        </Button>
      </div>
    </section>
  );
}

function exactly({ submittedAt }: FullReceipt, moment: (when: string) => string) {
  const seconds = new Date(submittedAt).getUTCSeconds();
  return { date: moment(submittedAt), seconds };
}

const groupsOf = (hash: string): string[] => hash.match(/.{1,8}/g) ?? [];

/** The very bytes that the hash vouches for: no new line, no other spacing. */
function download({ canonical, number }: FullReceipt): void {
  const address = URL.createObjectURL(new Blob([canonical], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${number}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function HowToCheck({ receipt }: { receipt: FullReceipt }) {
  const t = useT();
  return (
    <section className="block no-print" aria-labelledby="verifier">
      <h2 id="verifier">{t('application.receipt.howTitle')}</h2>
      <div className="prose">
        <p>{t('application.receipt.how')}</p>
        <pre className="command">
          <code>sha256sum {receipt.number}.json</code>
        </pre>
        <p>{t('application.receipt.howNote')}</p>
      </div>
    </section>
  );
}

function Withdrawal({ application }: { application: Application }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [key] = useState(newKey);
  const { id, version } = application;
  const withdraw = useMutation({
    mutationFn: () => withdrawApplication(api, id, version, key),
    onSuccess: async () => {
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: ['application', id] });
      void queryClient.invalidateQueries({ queryKey: ['applications'] });
    },
  });
  if (!application.actions.includes('withdraw')) return null;
  return (
    <section className="no-print">
      <h2>{t('application.withdraw.title')}</h2>
      <p className="small">{t('application.withdraw.note')}</p>
      <Button className="under-text" onClick={() => setOpen(true)}>
        {t('application.withdraw.open')}
      </Button>
      {open ? (
        <Suspense>
          <Dialog alert open onOpenChange={setOpen} title={t('application.withdraw.sure')}>
            {(close) => (
              <>
                <p>{t('application.withdraw.lost')}</p>
                {isProblem(withdraw.error) ? (
                  <Notice hue="late" live="assertive" title={withdraw.error.detail} />
                ) : null}
                <div className="acts under-text">
                  <Button busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
                    {t('application.withdraw.act')}
                  </Button>
                  <Button plain onClick={close}>
                    {t('application.withdraw.keep')}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Suspense>
      ) : null}
    </section>
  );
}
