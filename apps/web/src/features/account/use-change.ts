import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { useApi } from '~/shared/context';

/** A change in how one signs in: whatever becomes of it, what the page shows is read again. */
export function useChange<Sent, Given>(
  change: (api: Api, sent: Sent) => Promise<Given>,
  then?: (given: Given) => void,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sent: Sent) => change(api, sent),
    onSuccess: (given) => then?.(given),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['account'] }),
  });
}
