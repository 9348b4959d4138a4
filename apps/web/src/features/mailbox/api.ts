import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import { mailboxList, mailboxRead } from '~/api/generated/sign-in.gen';

export const mailboxQuery = (api: Api) =>
  queryOptions({
    queryKey: ['mailbox'],
    queryFn: ({ signal }) => answer(mailboxList({ client: api, signal, throwOnError: true })),
    staleTime: 0,
  });

export const mailQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => answer(mailboxRead({ client: api, path: { id }, signal, throwOnError: true })),
  });
