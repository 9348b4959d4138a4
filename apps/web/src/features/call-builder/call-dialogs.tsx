import { useState } from 'react';
import type { Api } from '~/api/client';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { MomentField } from '~/ui/fields/moment-field';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { archiveCall, type CallWork, cancelCall, deliberateOn, postponeCall } from './api';
import { useCallAct } from './use-call-act';

export type CallActKind = 'postpone' | 'cancel' | 'deliberate' | 'archive';

const needsReason: readonly CallActKind[] = ['postpone', 'cancel'];

export interface CallDialogProps {
  call: CallWork;
  kind: CallActKind;
  onClose: () => void;
}

/** Says what the act will change and who will read it, before it is done. */
export function CallDialog({ call, kind, onClose }: CallDialogProps) {
  const t = useT();
  const { deadline } = useFormat();
  const act = useCallAct(call.id);
  const [reason, setReason] = useState('');
  const [closesAt, setClosesAt] = useState(call.closesAt);
  const [tried, setTried] = useState(false);
  const noReason = needsReason.includes(kind) && reason.trim().length < 3;
  const sooner =
    kind === 'postpone' && (closesAt === null || call.closesAt === null || closesAt <= call.closesAt);

  const run = (api: Api): Promise<CallWork> => {
    if (kind === 'postpone') return postponeCall(api, call.id, closesAt ?? '', reason.trim());
    if (kind === 'cancel') return cancelCall(api, call.id, reason.trim());
    return kind === 'deliberate' ? deliberateOn(api, call.id) : archiveCall(api, call.id);
  };
  const confirm = (): void => {
    setTried(true);
    if (noReason || sooner) return;
    act.mutate(run, { onSuccess: onClose });
  };
  const faultAt = (pointer: string): string | undefined =>
    isProblem(act.error) ? act.error.faultAt(pointer) : undefined;

  return (
    <Dialog open onOpenChange={onClose} title={t(`builder.actTitle.${kind}`)} alert>
      <div className="flow">
        <p>{t(`builder.actText.${kind}`)}</p>
        {kind === 'postpone' && call.closesAt !== null ? (
          <>
            <p>{t('builder.nowCloses', { date: deadline(call.closesAt) })}</p>
            <MomentField
              label={t('builder.newDeadline')}
              usualTime="18:00"
              value={closesAt}
              error={faultAt('/closesAt') ?? (tried && sooner ? t('builder.laterPlease') : undefined)}
              onValueChange={setClosesAt}
            />
          </>
        ) : null}
        {needsReason.includes(kind) ? (
          <TextArea
            label={t('builder.reason')}
            help={t(`builder.reasonHelp.${kind === 'cancel' ? 'cancel' : 'postpone'}`)}
            rows={4}
            value={reason}
            error={faultAt('/reason') ?? (tried && noReason ? t('builder.reasonPlease') : undefined)}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={confirm}>
            {t(`builder.actConfirm.${kind}`)}
          </Button>
          <Button onClick={onClose}>{t('builder.notYet')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
