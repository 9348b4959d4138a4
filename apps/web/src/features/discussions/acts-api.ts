import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Reaction, ThreadMessage } from '#realtime-contract';
import { type Api, answer } from '~/api/client';
import type { AwaitingResponse, SearchResponse } from '~/api/generated/types.gen';
import {
  attentionAwaiting,
  attentionSet,
  marksDecide,
  marksList,
  marksPin,
  marksUndecide,
  marksUnpin,
  mentionsList,
  messageSearchSearch,
  messagesEdit,
  messagesRemove,
  messagesVersions,
  reactionsReact,
  reactionsUnreact,
} from '~/api/generated/workspace.gen';

export type { MentionableItemResponse as Mentionable } from '~/api/generated/types.gen';

/** One message of one thread. */
interface Place {
  id: string;
  seq: number;
}

/** What is done to messages, apart from what every page with a bar carries. Each answers the message as it now is. */
export const editMessage = (api: Api, path: Place, body: string): Promise<ThreadMessage> =>
  answer(messagesEdit({ client: api, path, body: { body }, throwOnError: true }));

export const removeMessage = (api: Api, path: Place): Promise<ThreadMessage> =>
  answer(messagesRemove({ client: api, path, throwOnError: true }));

export const react = (api: Api, path: Place, emoji: Reaction, there: boolean): Promise<ThreadMessage> =>
  answer(
    (there ? reactionsReact : reactionsUnreact)({ client: api, path, body: { emoji }, throwOnError: true }),
  );

export const pin = (api: Api, path: Place, pinned: boolean): Promise<ThreadMessage> =>
  answer((pinned ? marksPin : marksUnpin)({ client: api, path, throwOnError: true }));

export const decide = (api: Api, path: Place, decided: boolean): Promise<ThreadMessage> =>
  answer((decided ? marksDecide : marksUndecide)({ client: api, path, throwOnError: true }));

export const versionsQuery = (api: Api, { id, seq }: Place) =>
  queryOptions({
    queryKey: ['thread', id, 'versions', seq],
    queryFn: ({ signal }) =>
      answer(messagesVersions({ client: api, path: { id, seq }, signal, throwOnError: true })),
    staleTime: 0,
  });

export const markedQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['thread', id, 'marked'],
    queryFn: ({ signal }) => answer(marksList({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const mentionableQuery = (api: Api, id: string, q: string) =>
  queryOptions({
    queryKey: ['thread', id, 'mentionable', q],
    queryFn: ({ signal }) =>
      answer(mentionsList({ client: api, path: { id }, query: { q }, signal, throwOnError: true })),
    staleTime: 60_000,
  });

export const setAttention = (api: Api, id: string, body: { followed?: boolean; muted?: boolean }) =>
  answer(attentionSet({ client: api, path: { id }, body, throwOnError: true }));

export const awaitingQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['my-threads', 'awaiting'],
    queryFn: ({ pageParam, signal }) =>
      answer(attentionAwaiting({ client: api, query: { cursor: pageParam }, signal, throwOnError: true })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AwaitingResponse) => page.next ?? undefined,
  });

export const searchQuery = (api: Api, q: string) =>
  infiniteQueryOptions({
    queryKey: ['my-threads', 'search', q],
    queryFn: ({ pageParam, signal }) =>
      answer(
        messageSearchSearch({ client: api, query: { q, cursor: pageParam }, signal, throwOnError: true }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: SearchResponse) => page.next ?? undefined,
  });
