import { type FormEvent, useState } from 'react';
import { useT } from '~/messages/intl';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';

const WORDS_AT_LEAST = 10;

interface ReasonDialogProps {
  title: string;
  /** Who will read it. */
  help: string;
  act: string;
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onReason: (reason: string) => void;
}

/** What is decided about somebody says why. */
export default function ReasonDialog({
  title,
  help,
  act,
  error,
  busy,
  onClose,
  onReason,
}: ReasonDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const enough = reason.trim().length >= WORDS_AT_LEAST;
    setShort(!enough);
    if (enough) onReason(reason.trim());
  };
  return (
    <Dialog open onOpenChange={onClose} title={title} alert>
      <form className="flow" noValidate onSubmit={submit}>
        <RefusalNotice error={error} />
        <TextArea
          label={t('admin.reason')}
          help={help}
          limit={1000}
          error={short ? t('admin.reasonShort', { count: WORDS_AT_LEAST }) : undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" main busy={busy}>
          {act}
        </Button>
      </form>
    </Dialog>
  );
}
