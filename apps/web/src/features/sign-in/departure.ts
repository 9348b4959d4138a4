import { useMutation } from '@tanstack/react-query';
import { useApi } from '~/shared/context';
import { leaveForProvider } from './api';

/** One goes there, and comes back signed in or to a page that says why not. */
export const useDeparture = (next: string | undefined) => {
  const api = useApi();
  return useMutation({
    mutationFn: (sent: { provider: string } | { email: string }) =>
      leaveForProvider(api, { ...sent, ...(next === undefined ? {} : { next }) }),
    onSuccess: ({ address }) => window.location.assign(address),
  });
};
