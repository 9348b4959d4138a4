import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { CallKind, DirectoryPhase } from '~/api/generated/types.gen';
import { callsFacets, callsFind, callsRead } from '~/api/generated/visitors.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  AwardDto as Award,
  CalendarEntry,
  CallAnswerResponse as CallAnswer,
  CallDocument,
  CallFacets,
  CallKind,
  CallPage,
  CallPhase,
  CallResponse as Call,
  CallSummary,
  DirectoryPhase,
  MeasuredCommitment,
  MoneyDto as CallMoney,
} from '~/api/generated/types.gen';

/** What the directory's address carries. */
export interface CallSearch {
  q?: string;
  kind?: CallKind[];
  theme?: string;
  territory?: string;
  phase?: Exclude<DirectoryPhase, 'open'>;
  cursor?: string;
}

/** The directory, or the calls led by one organisation (its slug). */
export const callsQuery = (api: Api, { kind, cursor, ...search }: CallSearch & { organisation?: string }) =>
  infiniteQueryOptions({
    queryKey: ['calls', { ...search, kind, cursor }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        callsFind({
          client: api,
          query: {
            ...search,
            ...(kind === undefined ? {} : { kind: kind.join(',') }),
            ...from(pageParam),
          },
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
    initialPageParam: cursor,
  });

export const facetsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['calls', 'facets'],
    queryFn: ({ signal }) => answer(callsFacets({ client: api, signal, throwOnError: true })),
    staleTime: 60_000,
  });

export const callQuery = (api: Api, slug: string) =>
  queryOptions({
    queryKey: ['call', slug],
    queryFn: ({ signal }) => answer(callsRead({ client: api, path: { slug }, signal, throwOnError: true })),
  });

export const documentAddress = (callId: string, documentId: string): string =>
  `/api/v1/calls/${callId}/documents/${documentId}`;
