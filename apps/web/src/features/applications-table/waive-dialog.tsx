import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { Finding } from '../applications/api';
import { type Dossier, dossierQuery } from '../reviews/api';
import { waive } from './api';
import { useDossierAct } from './use-dossier-act';

/** A condition lifted for one applicant, with the reason they will read. */
export function WaiveDialog({
  dossier,
  rule,
  onClose,
}: {
  dossier: Dossier;
  rule: Finding;
  onClose: () => void;
}) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const act = useDossierAct(dossier);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < 3;
  const fault = isProblem(act.error) ? act.error.faultAt('/reason') : undefined;

  const lifted = (): void => {
    queryClient.setQueryData<Dossier>(dossierQuery(api, dossier.id).queryKey, (before) => {
      if (before === undefined) return before;
      const items = before.eligibility.items.map((item) =>
        item.ruleId === rule.ruleId ? { ...item, waived: reason.trim() } : item,
      );
      return { ...before, eligibility: { ...before.eligibility, items } };
    });
    onClose();
  };
  const confirm = (): void => {
    setTried(true);
    if (tooShort) return;
    act.mutate((client) => waive(client, dossier, rule.ruleId, reason.trim()), { onSuccess: lifted });
  };

  return (
    <Dialog open onOpenChange={onClose} title={t('sorting.waiveTitle')} alert>
      <div className="flow">
        <p>
          <b>{rule.statement}</b>
        </p>
        <p>{t('sorting.waiveText')}</p>
        <TextArea
          label={t('builder.reason')}
          rows={4}
          limit={1000}
          value={reason}
          error={fault ?? (tried && tooShort ? t('builder.reasonPlease') : undefined)}
          onChange={(event) => setReason(event.target.value)}
        />
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={confirm}>
            {t('sorting.waiveConfirm')}
          </Button>
          <Button onClick={onClose}>{t('sorting.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
