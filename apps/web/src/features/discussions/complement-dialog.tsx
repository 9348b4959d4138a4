import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '~/api/problem';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { parisInstant, parisMoment } from '~/shared/paris-time';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { MomentField } from '~/ui/fields/moment-field';
import { TextArea } from '~/ui/fields/text-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { useNow } from '../session/use-session';
import type { BecomeOnProps } from './become-dialogs';
import { actKindsQuery, askForMore } from './becoming-api';
import { withNames } from './mention-words';

const TEN_DAYS_MS = 864_000_000;
const MESSAGE_CHARACTERS = 4000;

/** What is missing from the dossier, asked of its applicant with a last moment. */
export function ComplementDialog({ kind, on, message, threadId, onClose }: BecomeOnProps) {
  const t = useT();
  const api = useApi();
  const now = useNow();
  const queryClient = useQueryClient();
  const [words, setWords] = useState(() => withNames(message.body).text);
  const [tried, setTried] = useState(false);
  const [dueAt, setDueAt] = useState<string | null>(() => {
    const { day } = parisMoment(new Date(now.getTime() + TEN_DAYS_MS).toISOString());
    return parisInstant({ day, time: '18:00' });
  });
  const ask = useMutation({
    mutationFn: async () => {
      // The dossier may have moved since the thread was opened.
      const { items } = await queryClient.fetchQuery({ ...actKindsQuery(api, threadId), staleTime: 0 });
      const current = items.find((one) => one.kind === kind.kind)?.on ?? on;
      const asked = { message: words.trim(), dueAt: dueAt ?? '' };
      return askForMore(api, current, { id: threadId, seq: message.seq }, asked);
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: actKindsQuery(api, threadId).queryKey });
      onClose();
    },
  });
  const faultAt = (pointer: string): string | undefined =>
    isProblem(ask.error) ? ask.error.faultAt(pointer) : undefined;
  const short = words.trim().length < 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!short && dueAt !== null) ask.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={kind.name} alert>
      <form className="flow" noValidate onSubmit={submit}>
        <p>{t('threads.complement.lede')}</p>
        <TextArea
          label={t('threads.complement.what')}
          limit={MESSAGE_CHARACTERS}
          value={words}
          error={faultAt('/message') ?? (tried && short ? t('threads.complement.whatPlease') : undefined)}
          onChange={(event) => setWords(event.target.value)}
        />
        <MomentField
          label={t('threads.complement.when')}
          help={t('threads.complement.whenHelp')}
          usualTime="18:00"
          value={dueAt}
          error={
            faultAt('/dueAt') ?? (tried && dueAt === null ? t('threads.complement.whenPlease') : undefined)
          }
          onValueChange={setDueAt}
        />
        <RefusalNotice error={ask.error} />
        <p className="acts">
          <Button type="submit" main busy={ask.isPending}>
            {t('threads.complement.act')}
          </Button>
          <Button plain onClick={onClose}>
            {t('tasks.cancel')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
