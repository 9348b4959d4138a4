import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { InboxFilter, InboxResponse } from '~/api/generated/types.gen';
import { myThreadsInbox, myThreadsUnread, threadsList, threadsRead } from '~/api/generated/visitors.gen';

export type {
  InboxThreadResponse as InboxThread,
  MessageResponse as Message,
  MessagesResponse as MessagesPage,
  ThreadResponse as Thread,
} from '~/api/generated/types.gen';

/** What a thread is about: any object of Cornac. */
export interface Subject {
  type: string;
  id: string;
}

export const threadsQuery = (api: Api, { type, id }: Subject) =>
  queryOptions({
    queryKey: ['threads', type, id],
    queryFn: ({ signal }) =>
      answer(
        threadsList({ client: api, query: { subjectType: type, subjectId: id }, signal, throwOnError: true }),
      ),
  });

export const threadQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['thread', id],
    queryFn: ({ signal }) => answer(threadsRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const inboxQuery = (api: Api, filter?: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['my-threads', 'list', filter ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        myThreadsInbox({ client: api, query: { cursor: pageParam, filter }, signal, throwOnError: true }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: InboxResponse) => page.next ?? undefined,
  });

/** The number on « Fils » in the bar. Asked again every minute: a socket for it alone would cost more than it says. */
export const unreadQuery = (api: Api) =>
  queryOptions({
    queryKey: ['my-threads', 'unread'],
    queryFn: ({ signal }) => answer(myThreadsUnread({ client: api, signal, throwOnError: true })),
    refetchInterval: 60_000,
  });
