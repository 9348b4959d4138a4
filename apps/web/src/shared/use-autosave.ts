import { useEffect, useSyncExternalStore } from 'react';
import type { Autosave, AutosaveState } from './autosave';
import type { Fields } from './merge';

/** Sends at once when the window is hidden or closed, or when another page of Cornac opens. */
export function useLeaving({ settle }: { settle: (leaving?: boolean) => Promise<unknown> }): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void settle(true);
    };
    const closed = (): void => void settle(true);
    const back = (): void => void settle();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', closed);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', closed);
      window.removeEventListener('online', back);
      void settle();
    };
  }, [settle]);
}

export function useAutosave<V extends Fields>(autosave: Autosave<V>): AutosaveState<V> {
  const state = useSyncExternalStore(autosave.subscribe, autosave.snapshot, autosave.snapshot);
  const mayBeLost = !state.keptHere && state.phase !== 'saved';
  // Only where this device keeps nothing: otherwise closing the window loses nothing, and asking would annoy.
  useEffect(() => {
    if (!mayBeLost) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [mayBeLost]);
  return state;
}
