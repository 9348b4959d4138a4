import { queryOptions } from '@tanstack/react-query';
import type { Api } from '~/api/client';

export interface MailSummary {
  id: string;
  to: string;
  subject: string;
  sentAt: string;
}

export interface Mail extends MailSummary {
  text: string;
  html: string;
}

export const mailboxQuery = (api: Api) =>
  queryOptions({
    queryKey: ['mailbox'],
    queryFn: ({ signal }) => api.get<{ items: MailSummary[]; next: string | null }>('/mailbox', { signal }),
    staleTime: 0,
  });

export const mailQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => api.get<Mail>(`/mailbox/${encodeURIComponent(id)}`, { signal }),
  });
