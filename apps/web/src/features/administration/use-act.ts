import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { useApi } from '~/shared/context';
import { administrationKey } from './instance-api';

/** An act of administration: whatever becomes of it, what the screens show is read again. */
export function useAct<Given>(then?: (given: Given) => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: (client: Api) => Promise<Given>) => act(api),
    onSuccess: (given) => then?.(given),
    onSettled: () => queryClient.invalidateQueries({ queryKey: administrationKey }),
  });
}
