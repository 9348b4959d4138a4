import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Api } from '~/api/client';
import { isProblem } from '~/api/problem';
import { useApi } from '~/shared/context';
import { type CallDraft, type CallWork, editCall, workKey, workQuery } from './api';
import { DraftSaver, type DraftState, type DraftWorld, type Refusal } from './draft-saver';
import { keptCopy } from './kept-copy';

export interface Draft {
  /** As it will be once saved: what the server has, and over it what was typed. */
  call: CallWork;
  edit: (parts: CallDraft) => void;
  /** The server's sentence for one field: `faultAt('/sections/0/title')`. */
  faultAt: (pointer: string) => string | undefined;
  saver: DraftSaver;
  saving: DraftState;
}

const DraftContext = createContext<Draft | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error('DraftProvider is missing above this component');
  return draft;
}

/** One saver for the life of the page: mount the page under `key={id}`. */
export function useNewDraft(id: string): Draft {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(workQuery(api, id));
  const [saver] = useState(() => new DraftSaver(worldOf(api, queryClient, id)));
  const saving = useSyncExternalStore(saver.subscribe, saver.snapshot, saver.snapshot);

  useEffect(() => {
    const flush = (): void => saver.flush();
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('online', flush);
      saver.flush();
    };
  }, [saver]);

  return useMemo(
    () => ({
      call: { ...data, ...saving.changes } as CallWork,
      edit: (parts) => saver.edit(parts),
      faultAt: (pointer) =>
        saving.faults.find((fault) => fault.pointer === pointer || fault.pointer === `/form${pointer}`)
          ?.detail,
      saver,
      saving,
    }),
    [data, saver, saving],
  );
}

function worldOf(api: Api, queryClient: QueryClient, id: string): DraftWorld {
  const copy = keptCopy(`cornac:appel:${id}`);
  const current = (): CallWork => {
    const call = queryClient.getQueryData<CallWork>(workKey(id));
    if (call === undefined) throw new Error('The call has not been read');
    return call;
  };
  return {
    current,
    send: (version, parts) => editCall(api, id, version, parts),
    reread: () => queryClient.fetchQuery({ ...workQuery(api, id), staleTime: 0 }),
    received: (call) => queryClient.setQueryData(workKey(id), call),
    refusalOf,
    keep: copy.write,
    kept: copy.read,
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => new Date(),
  };
}

/** What another try could change is no refusal: no connection, a session to renew, a server out of breath. */
function refusalOf(error: unknown): Refusal | null {
  if (!isProblem(error)) throw error;
  const passing = error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500;
  if (passing) return null;
  const errors = error.errors.length > 0 ? error.errors : [{ pointer: '', detail: error.detail }];
  return { status: error.status, errors };
}
