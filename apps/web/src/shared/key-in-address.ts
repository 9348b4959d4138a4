import { useSyncExternalStore } from 'react';

/** What follows the # of the address; no server ever sees it, and draws the page as if it were `onServer`. */
export function useKeyInAddress(onServer: string): string {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash.slice(1),
    () => onServer,
  );
}
