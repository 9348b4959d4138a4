import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { useApi } from '~/shared/context';
import { teamKey } from './api';

/** One act on a team: every list of the team is read again, and what the session and the day say of it. */
export function useTeamAct(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: (client: Api) => Promise<unknown>) => act(api),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: teamKey(id) }),
        queryClient.invalidateQueries({ queryKey: ['organisation', id] }),
        queryClient.invalidateQueries({ queryKey: ['session'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]),
  });
}

export type TeamAct = ReturnType<typeof useTeamAct>;
