import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { useApi } from '~/shared/context';
import { type Dossier, dossierQuery } from '../reviews/api';
import { type ApplicationState, tableKey } from './api';

/** One move on a dossier. The dossier on screen takes its new state; it is not opened again. */
export function useDossierAct(dossier: Dossier) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { queryKey } = dossierQuery(api, dossier.id);
  return useMutation({
    mutationFn: (act: (client: Api) => Promise<ApplicationState>) => act(api),
    onSuccess: async ({ status, reviewers, version, actions }) => {
      queryClient.setQueryData<Dossier>(
        queryKey,
        (before) => before && { ...before, status, reviewers, version, actions },
      );
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: tableKey(dossier.call.id) }),
        queryClient.invalidateQueries({ queryKey: ['call', dossier.call.id, 'ranking'] }),
        queryClient.invalidateQueries({ queryKey: [...queryKey, 'reviews'] }),
        queryClient.invalidateQueries({ queryKey: ['day'] }),
      ]);
    },
  });
}
