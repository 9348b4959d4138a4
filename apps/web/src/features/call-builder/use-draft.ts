import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Fault } from '~/api/problem';
import type { Autosave, AutosaveState } from '~/shared/autosave';
import { useApi } from '~/shared/context';
import { useSession } from '../session/use-session';
import { type CallDraft, type CallWork, workQuery } from './api';
import { callDraft } from './call-draft';
import { type CallParts, heldOf, withParts } from './parts';

export interface Draft {
  /** As it will be once saved: what the server has, and over it what was typed. */
  call: CallWork;
  edit: (parts: CallDraft) => void;
  /** The server's sentence for one field: `faultAt('/sections/0/title')`. */
  faultAt: (pointer: string) => string | undefined;
  faults: readonly Fault[];
  /** Something typed has not reached the server. */
  unsaved: boolean;
  autosave: Autosave<CallParts>;
  saving: AutosaveState<CallParts>;
}

const DraftContext = createContext<Draft | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error('DraftProvider is missing above this component');
  return draft;
}

/** What is being written of a call. Mount the page under `key={id}`. */
export function useNewDraft(id: string): Draft {
  const api = useApi();
  const queryClient = useQueryClient();
  const { account } = useSession();
  const { data } = useSuspenseQuery(workQuery(api, id));
  const [autosave] = useState(() => callDraft({ api, queryClient, accountId: account?.id ?? '' }, data));
  const saving = useSyncExternalStore(autosave.subscribe, autosave.snapshot, autosave.snapshot);

  useEffect(() => autosave.receive(heldOf(data)), [autosave, data]);
  useEffect(() => {
    const again = (): void => {
      if (autosave.snapshot().phase === 'offline') autosave.retry();
    };
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      void autosave.settle();
    };
  }, [autosave]);

  return useMemo(() => {
    const faults = saving.problem?.errors ?? [];
    return {
      call: withParts(data, saving.value),
      edit: (parts) => autosave.change({ ...autosave.snapshot().value, ...parts }),
      faultAt: (pointer) =>
        faults.find((fault) => fault.pointer === pointer || fault.pointer === `/form${pointer}`)?.detail,
      faults,
      unsaved: saving.phase !== 'saved' || autosave.dirty(),
      autosave,
      saving,
    };
  }, [data, autosave, saving]);
}
