import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import {
  correspondencesOpen,
  organisationsSearch,
  presenceRead,
  presenceWrite,
  quotesDestinations,
  threadPeopleAdd,
  threadPeopleLeave,
  threadPeopleList,
  threadPeopleOpen,
} from '~/api/generated/workspace.gen';
import type { Subject } from './api';

export type {
  DestinationResponse as Destination,
  ThreadPersonResponse as Reader,
} from '~/api/generated/types.gen';

/** Who reads a thread and why, as far as one may know of them. */
export const readersQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['thread', id, 'readers'],
    queryFn: ({ signal }) =>
      answer(threadPeopleList({ client: api, path: { id }, signal, throwOnError: true })),
    staleTime: 0,
  });

interface NewThread {
  subject: Subject;
  audience: string;
  title: string;
  people: string[];
}

export const openThread = (api: Api, { subject, ...rest }: NewThread) =>
  answer(
    threadPeopleOpen({
      client: api,
      body: { ...rest, subjectType: subject.type, subjectId: subject.id },
      throwOnError: true,
    }),
  );

export const addPeople = (api: Api, id: string, people: string[]) =>
  answer(threadPeopleAdd({ client: api, path: { id }, body: { people }, throwOnError: true }));

export const leaveThread = (api: Api, id: string) =>
  answer(threadPeopleLeave({ client: api, path: { id }, throwOnError: true }));

/** The thread between one of my organisations and another, made when there is none. */
export const openCorrespondence = (api: Api, fromId: string, toId: string) =>
  answer(correspondencesOpen({ client: api, body: { fromId, toId }, throwOnError: true }));

/** Whether others see me in threads. */
export const presenceQuery = (api: Api) =>
  queryOptions({
    queryKey: ['my-presence'],
    queryFn: ({ signal }) => answer(presenceRead({ client: api, signal, throwOnError: true })),
  });

export const setPresence = (api: Api, shown: boolean) =>
  answer(presenceWrite({ client: api, body: { shown }, throwOnError: true }));

/** Organisations by name, to write to. */
export const organisationsToWriteQuery = (api: Api, q: string) =>
  queryOptions({
    queryKey: ['organisations', 'to-write', q],
    queryFn: ({ signal }) =>
      answer(organisationsSearch({ client: api, query: { q, limit: 10 }, signal, throwOnError: true })),
    placeholderData: keepPreviousData,
  });

/** Threads of mine where a message may be quoted; of others, why not. */
export const destinationsQuery = (api: Api, { id, seq }: { id: string; seq: number }, q: string) =>
  queryOptions({
    queryKey: ['thread', id, 'destinations', seq, q],
    queryFn: ({ signal }) =>
      answer(
        quotesDestinations({ client: api, path: { id, seq }, query: { q }, signal, throwOnError: true }),
      ),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
