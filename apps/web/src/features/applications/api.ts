import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch, putLeaving } from '~/api/client';
import type { ApplicationResponse as Application, SavedSectionResponse } from '~/api/generated/types.gen';
import {
  applicationsDetach,
  applicationsForesee,
  applicationsMine,
  applicationsRead,
  applicationsReadings,
  applicationsReceipt,
  applicationsRename,
  applicationsReopen,
  applicationsSaveSection,
  applicationsStart,
  applicationsSubmit,
  applicationsWithdraw,
  decisionsRead,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';
import type { Answers } from './form';

export type {
  ApplicationResponse as Application,
  ApplicationStatus,
  ApplicationSummary,
  AttachedFileResponse as AttachedFile,
  DecisionResponse as Decision,
  EligibilityResponse as Eligibility,
  FaultResponse as Fault,
  FindingResponse as Finding,
  FullReceiptResponse as FullReceipt,
  PrefillResponse as Prefill,
  ReadingResponse as Reading,
  SectionResponse as Section,
} from '~/api/generated/types.gen';

export const applicationKey = (id: string) => ['application', id] as const;

export const applicationQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: applicationKey(id),
    queryFn: ({ signal }) =>
      answer(applicationsRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const myApplicationsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        applicationsMine({
          client: api,
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const readingsQuery = (api: Api, id: string) =>
  infiniteQueryOptions({
    queryKey: ['application', id, 'readings'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        applicationsReadings({
          client: api,
          path: { id },
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const receiptQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['application', id, 'receipt'],
    queryFn: ({ signal }) =>
      answer(applicationsReceipt({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const decisionQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['application', id, 'decision'],
    queryFn: ({ signal }) => answer(decisionsRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

/** The call's conditions, judged on the profile before anything is written. */
export const foreseenEligibilityQuery = (api: Api, callId: string, organisationId: string | null) =>
  queryOptions({
    queryKey: ['call', callId, 'eligibility', organisationId],
    queryFn: ({ signal }) =>
      answer(
        applicationsForesee({
          client: api,
          path: { callId },
          query: organisationId === null ? {} : { organisationId },
          signal,
          throwOnError: true,
        }),
      ),
  });

export const startApplication = (
  api: Api,
  body: { callId: string; organisationId: string | null },
  key: string,
): Promise<Application> =>
  answer(applicationsStart({ client: api, body, headers: idempotent(key), throwOnError: true }));

export const renameApplication = (
  api: Api,
  id: string,
  title: string,
  version: number,
): Promise<Application> =>
  answer(
    applicationsRename({
      client: api,
      path: { id },
      body: { title },
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );

export const saveSection = (
  api: Api,
  { id, key, version }: { id: string; key: string; version: number },
  body: { answers: Answers; confidential: boolean },
) =>
  answer(
    applicationsSaveSection({
      client: api,
      path: { id, key },
      body,
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );

/** The same from a page that goes away. */
export const saveSectionLeaving = (
  { id, key, version }: { id: string; key: string; version: number },
  body: { answers: Answers; confidential: boolean },
): Promise<SavedSectionResponse> => putLeaving(`/api/v1/applications/${id}/sections/${key}`, version, body);

export const removeFile = (api: Api, id: string, fileId: string) =>
  answer(applicationsDetach({ client: api, path: { id, fileId }, throwOnError: true }));

export const fileAddress = (id: string, fileId: string): string =>
  `/api/v1/applications/${id}/files/${fileId}`;

/** A move in the application's life: on what was read, once for one intention. */
const moving = (api: Api, id: string, version: number, key: string) =>
  ({
    client: api,
    path: { id },
    headers: { ...ifMatch(version), ...idempotent(key) },
    throwOnError: true,
  }) as const;

type Moving = Parameters<typeof moving>;

export const submitApplication = (...move: Moving) => answer(applicationsSubmit(moving(...move)));
export const reopenApplication = (...move: Moving) => answer(applicationsReopen(moving(...move)));
export const withdrawApplication = (...move: Moving) => answer(applicationsWithdraw(moving(...move)));
