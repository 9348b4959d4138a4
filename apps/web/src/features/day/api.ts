import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import { myThreadsUnread } from '~/api/generated/visitors.gen';
import { dayRead, moderationQueue } from '~/api/generated/workspace.gen';

export type { DayResponse as Day, TodoKind, TodoResponse as Todo } from '~/api/generated/types.gen';

/** What awaits the person, most urgent first. */
export const dayQuery = (api: Api) =>
  queryOptions({
    queryKey: ['day'],
    queryFn: ({ signal }) => answer(dayRead({ client: api, signal, throwOnError: true })),
    staleTime: 5_000,
  });

/** How many messages were not read, in all my threads. */
export const unreadQuery = (api: Api) =>
  queryOptions({
    queryKey: ['threads', 'unread'],
    queryFn: ({ signal }) => answer(myThreadsUnread({ client: api, signal, throwOnError: true })),
  });

/** Reported messages that wait for me. */
export const reportsWaitingQuery = (api: Api) =>
  queryOptions({
    queryKey: ['day', 'reports'],
    queryFn: ({ signal }) => answer(moderationQueue({ client: api, signal, throwOnError: true })),
  });
