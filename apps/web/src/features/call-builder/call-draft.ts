import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { Autosave } from '~/shared/autosave';
import { localCopies } from '~/shared/local-copies';
import { type CallWork, editCall, workKey, workQuery } from './api';
import { type CallParts, changedSince, heldOf, partsOf, withoutFaulty } from './parts';

export interface Surroundings {
  api: Api;
  queryClient: QueryClient;
  accountId: string;
}

/** The calls being written. They outlive the page: what is being sent goes on being sent. */
const open = new Map<string, Autosave<CallParts>>();

export function callDraft(surroundings: Surroundings, call: CallWork): Autosave<CallParts> {
  const key = `${surroundings.accountId}:${call.id}`;
  const draft = open.get(key) ?? makeDraft(surroundings, call);
  open.set(key, draft);
  return draft;
}

function makeDraft({ api, queryClient, accountId }: Surroundings, first: CallWork): Autosave<CallParts> {
  const { id } = first;
  const read = (): CallWork => queryClient.getQueryData<CallWork>(workKey(id)) ?? first;
  return new Autosave<CallParts>({
    held: heldOf(first),
    send: async (value, version) => {
      const call = await editCall(api, id, version, changedSince(partsOf(read()), value));
      queryClient.setQueryData(workKey(id), call);
      return { version: call.version, savedAt: new Date().toISOString() };
    },
    reread: async () => heldOf(await queryClient.fetchQuery({ ...workQuery(api, id), staleTime: 0 })),
    copies: localCopies(`${accountId}:call:${id}`),
    without: (value, held, { errors }) =>
      withoutFaulty(
        value,
        held,
        errors.map(({ pointer }) => pointer),
      ),
  });
}
