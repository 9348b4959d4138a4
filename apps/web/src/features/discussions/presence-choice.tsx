import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Check } from '~/ui/fields/choice-fields';
import { RefusalNotice } from '~/ui/refusal-notice';
import { presenceQuery, setPresence } from './people-api';

/** Whether others see me in threads: my choice, kept as soon as it is made. */
export default function PresenceChoice() {
  const t = useT();
  const api = useApi();
  const queryClient = useQueryClient();
  const { data } = useQuery(presenceQuery(api));
  // What was just chosen shows at once, until it is kept or refused.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const choice = useMutation({
    mutationFn: (shown: boolean) => setPresence(api, shown),
    onSuccess: (kept) => queryClient.setQueryData(presenceQuery(api).queryKey, kept),
    onSettled: () => setWanted(null),
  });
  return (
    <>
      <Check
        checked={wanted ?? data?.shown ?? true}
        disabled={data === undefined}
        onChange={(event) => {
          setWanted(event.target.checked);
          choice.mutate(event.target.checked);
        }}
        label={t('threads.presence.shown')}
        help={t('threads.presence.help')}
      />
      <p className="sr" role="status">
        {choice.isSuccess ? t('threads.presence.kept') : ''}
      </p>
      <RefusalNotice error={choice.error} />
    </>
  );
}
