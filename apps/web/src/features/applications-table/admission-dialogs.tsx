import { useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { parisInstant, parisMoment } from '~/shared/paris-time';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { MomentField } from '~/ui/fields/moment-field';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import type { Dossier } from '../reviews/api';
import { useNow } from '../session/use-session';
import { refuseAdmission, requestComplement } from './api';
import { useDossierAct } from './use-dossier-act';

const TEN_DAYS = 864_000_000;

export interface AdmissionDialogProps {
  dossier: Dossier;
  kind: 'refuse' | 'complement';
  onClose: () => void;
}

/** A refusal or a request: words the applicant will read as they are. */
export function AdmissionDialog({ dossier, kind, onClose }: AdmissionDialogProps) {
  const t = useT();
  const now = useNow();
  const act = useDossierAct(dossier);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  // Ten days, at six in the evening: enough for a missing paper, and a working hour for nobody to miss.
  const [dueAt, setDueAt] = useState<string | null>(() => {
    const { day } = parisMoment(new Date(now.getTime() + TEN_DAYS).toISOString());
    return parisInstant({ day, time: '18:00' });
  });
  const tooShort = text.trim().length < 3;
  const noDate = kind === 'complement' && dueAt === null;
  const faultAt = (pointer: string): string | undefined =>
    isProblem(act.error) ? act.error.faultAt(pointer) : undefined;

  const confirm = (): void => {
    setTried(true);
    if (tooShort || noDate) return;
    act.mutate(
      (api) =>
        kind === 'refuse'
          ? refuseAdmission(api, dossier, text.trim())
          : requestComplement(api, dossier, text.trim(), dueAt ?? ''),
      { onSuccess: onClose },
    );
  };

  return (
    <Dialog open onOpenChange={onClose} title={t(`sorting.dialog.${kind}`)} alert>
      <div className="flow">
        <p>{t(`sorting.dialogText.${kind}`, { name: dossier.applicantName })}</p>
        <TextArea
          label={t(`sorting.dialogLabel.${kind}`)}
          rows={6}
          limit={4000}
          value={text}
          error={
            faultAt(kind === 'refuse' ? '/reason' : '/message') ??
            (tried && tooShort ? t('builder.reasonPlease') : undefined)
          }
          onChange={(event) => setText(event.target.value)}
        />
        {kind === 'complement' ? (
          <MomentField
            label={t('sorting.dueAt')}
            help={t('sorting.dueAtHelp')}
            usualTime="18:00"
            value={dueAt}
            error={faultAt('/dueAt') ?? (tried && noDate ? t('sorting.dueAtPlease') : undefined)}
            onValueChange={setDueAt}
          />
        ) : null}
        <RefusalNotice error={act.error} />
        <div className="acts">
          <Button main busy={act.isPending} onClick={confirm}>
            {t(`sorting.dialogConfirm.${kind}`)}
          </Button>
          <Button onClick={onClose}>{t('sorting.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
