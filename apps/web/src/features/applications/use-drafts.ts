import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useApi } from '~/shared/context';
import { useLeaving } from '~/shared/use-autosave';
import { useSession } from '../session/use-session';
import type { Application } from './api';
import { type Drafts, draftsOf } from './drafts';

/** The texts under way of this application, fed with what the page reads, and sent when the page goes away. */
export function useDrafts(application: Application): Drafts {
  const api = useApi();
  const queryClient = useQueryClient();
  const accountId = useSession().account?.id ?? '';
  const { id } = application;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the application only gives the first reading
  const drafts = useMemo(
    () => draftsOf({ api, queryClient, accountId }, application),
    [api, queryClient, accountId, id],
  );
  useEffect(() => drafts.receive(application), [drafts, application]);
  useLeaving(drafts);
  return drafts;
}
