import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { useApi } from '~/shared/context';
import { type CallWork, workKey } from './api';

/** One act on a call: its answer is the call as it now stands, for every page that shows it. */
export function useCallAct(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: (api: Api) => Promise<CallWork>) => act(api),
    onSuccess: async (call) => {
      queryClient.setQueryData(workKey(id), call);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['my', 'calls'] }),
        queryClient.invalidateQueries({ queryKey: ['calls'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]);
    },
  });
}
