import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { useSession } from '../session/use-session';
import { tasksKey } from '../tasks/api';
import { TaskForm, type TaskWords } from '../tasks/task-form';
import { AnswerDialog } from './answer-dialog';
import { type ActKind, type ActTarget, makeTask, reportMessage } from './becoming-api';
import { ComplementDialog } from './complement-dialog';
import { excerptOf } from './message-words';

const TITLE_CHARACTERS = 120;
const REASON_CHARACTERS = 2000;

export interface BecomeProps {
  kind: ActKind;
  message: ThreadMessage;
  threadId: string;
  onClose: () => void;
}

/** What is made on something else than the message: a call, an application. */
export type BecomeOnProps = BecomeProps & { on: ActTarget };

/** What a message becomes: each act has its own form. The thread itself says it once it is made. */
export function BecomeDialog(props: BecomeProps) {
  const { kind, on } = props.kind;
  if (kind === 'task') return <TaskDialog {...props} />;
  if (on === undefined) return null;
  if (kind === 'call_answer') return <AnswerDialog {...props} on={on} />;
  return <ComplementDialog {...props} on={on} />;
}

function TaskDialog({ kind, message, threadId, onClose }: BecomeProps) {
  const api = useApi();
  const t = useT();
  const queryClient = useQueryClient();
  const { account } = useSession();
  const make = useMutation({
    mutationFn: (words: TaskWords) => makeTask(api, { id: threadId, seq: message.seq }, words),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: tasksKey });
      void queryClient.invalidateQueries({ queryKey: ['day'] });
      onClose();
    },
  });
  if (account === null) return null;
  return (
    <Dialog open onOpenChange={onClose} title={kind.name}>
      <TaskForm
        threadId={threadId}
        title={excerptOf(message.body, TITLE_CHARACTERS)}
        dueOn={null}
        owner={account}
        act={t('tasks.make')}
        busy={make.isPending}
        error={make.error}
        onTask={(words) => make.mutate(words)}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** A reader says that a message has no place there; nobody learns who. */
export function ReportDialog({ message, threadId, onClose }: Omit<BecomeProps, 'kind'>) {
  const t = useT();
  const api = useApi();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const report = useMutation({
    mutationFn: () => reportMessage(api, { id: threadId, seq: message.seq }, reason.trim()),
  });
  const short = reason.trim().length < 3;
  if (report.isSuccess) {
    return (
      <Dialog open onOpenChange={onClose} title={t('threads.report.sent')}>
        <div className="flow">
          <p role="status">{t('threads.report.thanks')}</p>
          <p className="acts">
            <Button main onClick={onClose}>
              {t('ui.close')}
            </Button>
          </p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('threads.report.title')} alert>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!short) report.mutate();
        }}
      >
        <p>{t('threads.report.lede')}</p>
        <p className="small">
          <a href="/moderation" target="_blank" rel="noreferrer">
            {t('threads.report.rules')}
          </a>
        </p>
        <TextArea
          label={t('threads.report.why')}
          limit={REASON_CHARACTERS}
          value={reason}
          error={tried && short ? t('threads.report.whyPlease') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <RefusalNotice error={report.error} />
        <p className="acts">
          <Button type="submit" main busy={report.isPending}>
            {t('threads.report.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('tasks.cancel')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
