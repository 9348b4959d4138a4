import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { ReportList } from '~/api/generated/types.gen';
import {
  moderationDismiss,
  moderationHide,
  moderationLog,
  moderationQueue,
  moderationRead,
  moderationRestore,
} from '~/api/generated/workspace.gen';
import { administrationKey, pages } from './instance-api';

export type {
  ModerationAct,
  ModerationLogLine,
  ReportList,
  ReportResponse as Report,
} from '~/api/generated/types.gen';

export const reportsQuery = (api: Api, list: ReportList) =>
  pages(['reports', list], (cursor, signal) =>
    answer(moderationQueue({ client: api, query: { ...cursor, list }, signal, throwOnError: true })),
  );

export const reportQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...administrationKey, 'report', id],
    queryFn: ({ signal }) =>
      answer(moderationRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const moderationLogQuery = (api: Api) =>
  pages(['moderation-log'], (query, signal) =>
    answer(moderationLog({ client: api, query, signal, throwOnError: true })),
  );

export const LOG_EXTRACT = '/api/v1/moderation/log/extract';

/** What is done to a report, by the word the API gives in `actions`. */
export const reportActs = {
  hide: (api: Api, id: string, reason: string) =>
    answer(moderationHide({ client: api, path: { id }, body: { reason }, throwOnError: true })),
  dismiss: (api: Api, id: string, reason: string) =>
    answer(moderationDismiss({ client: api, path: { id }, body: { reason }, throwOnError: true })),
  restore: (api: Api, id: string, reason: string) =>
    answer(moderationRestore({ client: api, path: { id }, body: { reason }, throwOnError: true })),
} as const;
export type ReportAct = keyof typeof reportActs;
