import { useMutation, useQuery } from '@tanstack/react-query';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import { removeMessage, versionsQuery } from './acts-api';
import { BecomeDialog, ReportDialog } from './become-dialogs';
import { MessageText } from './message-text';
import { QuoteDialog } from './quote-dialog';
import type { Asked } from './use-hands';

interface DialogsProps {
  asked: Asked;
  threadId: string;
  onClose: () => void;
  onTaken: (message: ThreadMessage) => void;
}

type OneDialogProps = Omit<DialogsProps, 'asked'> & { message: ThreadMessage };

/** What one asks about a message before or instead of acting on it. */
export default function MessageDialogs({ asked, ...rest }: DialogsProps) {
  switch (asked.about) {
    case 'become':
      return <BecomeDialog kind={asked.kind} message={asked.message} {...rest} />;
    case 'report':
      return <ReportDialog message={asked.message} {...rest} />;
    case 'quote':
      return <QuoteDialog message={asked.message} threadId={rest.threadId} onClose={rest.onClose} />;
    case 'remove':
      return <RemoveDialog message={asked.message} {...rest} />;
    case 'history':
      return <HistoryDialog message={asked.message} {...rest} />;
  }
}

function RemoveDialog({ message, threadId, onClose, onTaken }: OneDialogProps) {
  const t = useT();
  const api = useApi();
  const removal = useMutation({
    mutationFn: () => removeMessage(api, { id: threadId, seq: message.seq }),
    onSuccess: (removed) => {
      onTaken(removed);
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.remove.title')} alert>
      <div className="flow">
        <p>{t('threads.remove.lost')}</p>
        <RefusalNotice error={removal.error} />
        <p className="acts">
          <Button busy={removal.isPending} onClick={() => removal.mutate()}>
            {t('threads.remove.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('threads.remove.keep')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

function HistoryDialog({ message, threadId, onClose }: OneDialogProps) {
  const t = useT();
  const { moment } = useFormat();
  const { data, error } = useQuery(versionsQuery(useApi(), { id: threadId, seq: message.seq }));
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.history.title')}>
      <RefusalNotice error={error} />
      {data === undefined && error === null ? <Skeleton lines={3} /> : null}
      <ol className="versions flow">
        {data?.items.map(({ version, body, replacedAt }) => (
          <li key={version}>
            <p className="small mute">{t('threads.history.until', { moment: moment(replacedAt) })}</p>
            <MessageText text={body} />
          </li>
        ))}
        {data === undefined ? null : (
          <li>
            <p className="small mute">{t('threads.history.now')}</p>
            <MessageText text={message.body} />
          </li>
        )}
      </ol>
    </Dialog>
  );
}
