import { queryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type { ActKindResponse } from '~/api/generated/types.gen';
import {
  actsList,
  admissionsRequestComplement,
  answersPublish,
  moderationReport,
  tasksMake,
} from '~/api/generated/workspace.gen';

/** Something that a message may become, and on what. */
export type ActKind = ActKindResponse;
export type ActTarget = NonNullable<ActKind['on']>;

interface Place {
  id: string;
  seq: number;
}

/** What I may make of the messages of a thread. */
export const actKindsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['thread', id, 'acts'],
    queryFn: ({ signal }) => answer(actsList({ client: api, path: { id }, signal, throwOnError: true })),
    staleTime: 60_000,
  });

export const makeTask = (api: Api, path: Place, body: { title: string; dueOn: string; ownerId: string }) =>
  answer(tasksMake({ client: api, path, body, throwOnError: true }));

export const publishAnswer = (
  api: Api,
  callId: string,
  { id, seq }: Place,
  words: { question: string; answer: string },
) =>
  answer(
    answersPublish({
      client: api,
      path: { id: callId },
      body: { threadId: id, seq, ...words },
      throwOnError: true,
    }),
  );

export const askForMore = (
  api: Api,
  { id: applicationId, version = 0 }: ActTarget,
  { id, seq }: Place,
  words: { message: string; dueAt: string },
) =>
  answer(
    admissionsRequestComplement({
      client: api,
      path: { id: applicationId },
      headers: ifMatch(version),
      body: { ...words, from: { threadId: id, seq } },
      throwOnError: true,
    }),
  );

export const reportMessage = (api: Api, path: Place, reason: string) =>
  answer(moderationReport({ client: api, path, body: { reason }, throwOnError: true }));
