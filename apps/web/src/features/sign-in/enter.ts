import { useMutation } from '@tanstack/react-query';
import { localPath } from '~/shared/display';
import type { SignedIn } from './api';

const HOME = '/appels';

/** Steps between signing in and the page that was wanted. */
const PAGES = { second_factor: '/connexion/verification', offer_passkey: '/mon-compte/cle-d-acces' } as const;

/**
 * Signing in, whatever the way: then a whole load of the next page, so that nothing seen as a visitor stays in
 * memory and the server draws the page for this person.
 */
export function useEntrance<Sent>(enter: (sent: Sent) => Promise<SignedIn>, wanted: string | undefined) {
  return useMutation({
    mutationFn: enter,
    onSuccess: ({ next, step }) => {
      const goal = localPath(wanted ?? next, HOME);
      goOn(step === 'enter' ? goal : `${PAGES[step]}?suite=${encodeURIComponent(goal)}`);
    },
  });
}

export const goOn = (path: string | undefined): void => window.location.assign(localPath(path, HOME));
