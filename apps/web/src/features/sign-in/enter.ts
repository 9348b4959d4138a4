import { useMutation } from '@tanstack/react-query';
import { localPath } from '~/shared/display';
import type { SignedIn } from './api';

/**
 * Signing in, whatever the way: then a whole load of the next page, so that nothing seen as a visitor stays in
 * memory and the server draws the page for this person.
 */
export function useEntrance<Sent>(enter: (sent: Sent) => Promise<SignedIn>, wanted: string | undefined) {
  return useMutation({
    mutationFn: enter,
    onSuccess: ({ next }) => window.location.assign(localPath(wanted ?? next, '/appels')),
  });
}
