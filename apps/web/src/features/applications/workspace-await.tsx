import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { AwaitBlock } from '~/ui/await-block';
import { ButtonLink } from '~/ui/link';
import type { Application } from './api';
import { otherFaults, progressOf } from './progress';
import { useTimeLeft } from './server-clock';
import { isAnswered, isWritable } from './words';

/** What the applicant is expected to do now, and before when; one main action. */
export function WorkspaceAwait({ application, now }: { application: Application; now: Date }) {
  if (isWritable(application.status)) return <ToWrite application={application} now={now} />;
  return <Waiting application={application} />;
}

function ToWrite({ application, now }: { application: Application; now: Date }) {
  const t = useT();
  const { moment, deadline } = useFormat();
  const left = useTimeLeft(application.deadline, now);
  const { id, complement, receipts, status } = application;
  const count = progressOf(application).filter(({ state }) => state !== 'done').length;
  const untitled = otherFaults(application).some(({ pointer }) => pointer === '/title');
  const limit = application.deadline;
  const isOver = limit !== null && left === null;
  const known = receipts[0];
  if (isOver) {
    return (
      <AwaitBlock
        ask={t('application.await.over')}
        what={t('application.await.closedSince', { date: deadline(limit) })}
        by={t('application.await.closedNote')}
      >
        <ButtonLink to="/appels">{t('calls.past.others')}</ButtonLink>
      </AwaitBlock>
    );
  }
  const what = t(count === 0 && untitled ? 'application.await.title' : 'application.await.write', {
    count,
    until: limit === null ? 'never' : 'date',
    date: limit === null ? '' : moment(limit),
  });
  const after =
    known === undefined || status === 'completing'
      ? t('application.await.redo')
      : t('application.await.stillStands', { date: moment(known.submittedAt) });
  return (
    <>
      {complement !== null && status === 'completing' ? <Complement message={complement.message} /> : null}
      <AwaitBlock
        ask={t(status === 'completing' ? 'application.await.complement' : 'application.await.ask')}
        what={what}
        by={left === null ? t('application.await.noDeadline') : `${left} ${after}`}
      >
        {application.actions.includes('submit') ? (
          <ButtonLink main to="/candidatures/$id/relire" params={{ id }}>
            {t('application.review')}
          </ButtonLink>
        ) : null}
      </AwaitBlock>
    </>
  );
}

/** What the institution asks for, in its own words. */
function Complement({ message }: { message: string }) {
  const t = useT();
  return (
    <blockquote className="asked-of-you">
      <p className="small mute">{t('application.complementSays')}</p>
      <p className="pre">{message}</p>
    </blockquote>
  );
}

/** Submitted and after: what happens now, by when the answer is promised. */
function Waiting({ application }: { application: Application }) {
  const t = useT();
  const { id, status, decisionReleased, inadmissibleReason } = application;
  const to = (
    <ButtonLink to="/candidatures/$id/accuse" params={{ id }}>
      {t('application.seeReceipt')}
    </ButtonLink>
  );
  let by: ReactNode = t(`application.await.by.${status}`);
  if (status === 'inadmissible' && inadmissibleReason !== null) by = inadmissibleReason;
  return (
    <AwaitBlock ask={t('application.await.state')} what={t(`application.await.what.${status}`)} by={by}>
      {isAnswered(status) && decisionReleased ? (
        <ButtonLink main to="/candidatures/$id/decision" params={{ id }}>
          {t('application.readDecision')}
        </ButtonLink>
      ) : null}
      {application.receipts.length > 0 ? to : null}
    </AwaitBlock>
  );
}
