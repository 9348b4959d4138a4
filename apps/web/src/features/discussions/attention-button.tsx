import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { setAttention } from './acts-api';
import { type Thread, threadQuery } from './api';

/** Mutes a thread, or hears it again: it then counts for nothing unread and sends no letter. */
export function AttentionButton({ thread }: { thread: Thread }) {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const { id, muted } = thread;
  const attention = useMutation({
    mutationFn: () => setAttention(api, id, { muted: !muted }),
    onSuccess: ({ muted: now }) => {
      queryClient.setQueryData(threadQuery(api, id).queryKey, { ...thread, muted: now });
      void queryClient.invalidateQueries({ queryKey: ['my-threads'] });
    },
  });
  return (
    <Button plain aria-pressed={muted} busy={attention.isPending} onClick={() => attention.mutate()}>
      <Icon name="bell" />
      {t(muted ? 'threads.hear' : 'threads.mute')}
    </Button>
  );
}
