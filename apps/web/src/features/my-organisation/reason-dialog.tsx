import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';

const MIN_WORDS = 3;

export interface ReasonDialogProps {
  title: string;
  /** Who will read it. */
  help: string;
  act: string;
  onClose: () => void;
  onReason: (reason: string) => Promise<unknown>;
}

/** A decision that says why: the other party reads the reason. */
export function ReasonDialog({ title, help, act, onClose, onReason }: ReasonDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim().length < MIN_WORDS) {
      setError(t('profile.reasonMissing'));
      return;
    }
    setBusy(true);
    try {
      await onReason(reason.trim());
      onClose();
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setError(problem.detail || t('problem.fault.advice'));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <form className="flow" noValidate onSubmit={(event) => void submit(event)}>
        <TextArea
          label={t('profile.reason')}
          help={help}
          limit={1000}
          error={error}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="acts">
          <Button type="submit" main busy={busy}>
            {act}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
