import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '~/api/client';
import { isProblem } from '~/api/problem';
import { useApi } from '~/shared/context';
import { newKey } from '~/shared/local-copies';
import { organisationKey } from './api';
import { idOf } from './reference-facts';

export interface ReferenceDraftOptions<Draft> {
  /** The organisation that writes. */
  id: string;
  blank: Draft;
  /** As the API names its fields, in the order of the screen. */
  names: readonly string[];
  missingIn: (draft: Draft) => Record<string, string>;
  send: (api: Api, draft: Draft, key: string) => Promise<unknown>;
  onDone: () => void;
}

/** A reference being written: what is missing is told once it was tried, what the API refuses beside its field. */
export function useReferenceDraft<Draft>(options: ReferenceDraftOptions<Draft>) {
  const { id, blank, names, missingIn, onDone } = options;
  const api = useApi();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: () => options.send(api, draft, key),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationKey(id) });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const problem = isProblem(send.error) && !send.isPending ? send.error : null;
  const missing = missingIn(draft);
  const errorOf = (name: string): string | undefined =>
    (tried ? missing[name] : undefined) ??
    problem?.errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.detail;
  const errors = names.flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ fieldId: idOf(name), text }];
  });
  return {
    draft,
    set: (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part })),
    errorOf,
    errors,
    /** A refusal that no field carries. */
    error: problem !== null && errors.length === 0 ? problem : null,
    busy: send.isPending,
    submit: (event: FormEvent): void => {
      event.preventDefault();
      setTried(true);
      if (Object.keys(missing).length === 0 && !send.isPending) send.mutate();
    },
  };
}
