import { lazy, useState } from 'react';
import { T, useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Contained } from '~/ui/contained';
import { Icon } from '~/ui/icon';
import { Link } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import { publishCall } from './api';
import { approvalsAwaited, missingOf, stepOfReadiness } from './steps';
import { useCallAct } from './use-call-act';
import { useDraft } from './use-draft';

const Dialog = lazy(() => import('~/ui/dialog').then((module) => ({ default: module.Dialog })));

/** What is done, what is not, and the one button that makes the call public. */
export function StepPublish() {
  const t = useT();
  const { call, unsaved } = useDraft();
  const [asking, setAsking] = useState(false);
  const awaited = approvalsAwaited(call);
  return (
    <>
      <ul className="readiness">
        {call.readiness.map((item) => (
          <li key={item.key} className={item.done ? 'done' : item.required ? 'missing' : undefined}>
            <Icon name={item.done ? 'check' : item.required ? 'alert' : 'ring'} />
            <span>
              <Link to="." search={{ etape: stepOfReadiness(item.key) }}>
                {t(`builder.readiness.${item.key as 'title'}`)}
              </Link>
              <small className="mute">
                {t(
                  item.done
                    ? 'builder.ready.done'
                    : item.required
                      ? 'builder.ready.missing'
                      : 'builder.ready.advised',
                )}
              </small>
            </span>
          </li>
        ))}
        {call.leads.length < 2 ? null : (
          <li className={awaited === 0 ? 'done' : 'missing'}>
            <Icon name={awaited === 0 ? 'check' : 'alert'} />
            <span>
              <Link to="." search={{ etape: 'equipe' }}>
                {t('builder.ready.approvals')}
              </Link>
              <small className="mute">
                {awaited === 0 ? t('builder.ready.done') : t('builder.await.others', { count: awaited })}
              </small>
            </span>
          </li>
        )}
      </ul>
      {call.actions.includes('publish') ? (
        <div className="acts">
          <Button main large disabled={unsaved} onClick={() => setAsking(true)}>
            {t('builder.publish')}
          </Button>
          {unsaved ? <span className="small mute">{t('builder.publishUnsaved')}</span> : null}
        </div>
      ) : missingOf(call).length > 0 ? (
        <p>{t('builder.publishMissing')}</p>
      ) : (
        <p>{t('builder.publishNotYet')}</p>
      )}
      {asking ? (
        <Contained>
          <PublishDialog onClose={() => setAsking(false)} />
        </Contained>
      ) : null}
    </>
  );
}

function PublishDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { deadline } = useFormat();
  const { call } = useDraft();
  const act = useCallAct(call.id);
  return (
    <Dialog open onOpenChange={onClose} title={t('builder.publishTitle')} alert>
      <p>
        <T id="builder.publishFreeze" />
      </p>
      {call.opensAt === null ? null : <p>{t('builder.publishOpens', { date: deadline(call.opensAt) })}</p>}
      <RefusalNotice error={act.error} />
      <div className="acts">
        <Button
          main
          busy={act.isPending}
          onClick={() => act.mutate((api) => publishCall(api, call.id), { onSuccess: onClose })}
        >
          {t('builder.publish')}
        </Button>
        <Button onClick={onClose}>{t('builder.notYet')}</Button>
      </div>
    </Dialog>
  );
}
