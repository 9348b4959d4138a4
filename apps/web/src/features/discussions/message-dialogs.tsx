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
import { MessageText } from './message-text';
import type { Asked } from './use-hands';

interface DialogsProps {
  asked: Asked;
  threadId: string;
  onClose: () => void;
  onTaken: (message: ThreadMessage) => void;
}

/** What one asks about a message before or instead of acting on it. */
export default function MessageDialogs(props: DialogsProps) {
  return props.asked.about === 'remove' ? <RemoveDialog {...props} /> : <HistoryDialog {...props} />;
}

function RemoveDialog({ asked, threadId, onClose, onTaken }: DialogsProps) {
  const t = useT();
  const api = useApi();
  const removal = useMutation({
    mutationFn: () => removeMessage(api, { id: threadId, seq: asked.message.seq }),
    onSuccess: (message) => {
      onTaken(message);
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

function HistoryDialog({ asked, threadId, onClose }: DialogsProps) {
  const t = useT();
  const { moment } = useFormat();
  const { data, error } = useQuery(versionsQuery(useApi(), { id: threadId, seq: asked.message.seq }));
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
            <MessageText text={asked.message.body} />
          </li>
        )}
      </ol>
    </Dialog>
  );
}
