import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch, putLeaving } from '~/api/client';
import type { ReviewResponse, SaveReviewRequest } from '~/api/generated/types.gen';
import {
  admissionsDossier,
  reviewsDeclare,
  reviewsMine,
  reviewsOfApplication,
  reviewsRead,
  reviewsSave,
  reviewsSend,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  CriterionDto as Criterion,
  DossierResponse as Dossier,
  MyReviewSummary,
  ReviewResponse as Review,
  ReviewsResponse as Reviews,
  ScoreDto as Score,
} from '~/api/generated/types.gen';

export const myReviewsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['reviews', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        reviewsMine({
          client: api,
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const dossierQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) =>
      answer(admissionsDossier({ client: api, path: { id }, signal, throwOnError: true })),
    // Every reading is told to the applicant: the page must not ask again by itself.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const myReviewQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'my-review'],
    queryFn: ({ signal }) => answer(reviewsRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const reviewsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'reviews'],
    queryFn: ({ signal }) =>
      answer(reviewsOfApplication({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const declareConflict = (api: Api, id: string, body: { inConflict: boolean; reason?: string }) =>
  answer(reviewsDeclare({ client: api, path: { id }, body, throwOnError: true }));

export const saveReview = (api: Api, id: string, version: number, body: SaveReviewRequest) =>
  answer(reviewsSave({ client: api, path: { id }, body, headers: ifMatch(version), throwOnError: true }));

/** The same from a page that goes away. */
export const saveReviewLeaving = (
  id: string,
  version: number,
  body: SaveReviewRequest,
): Promise<ReviewResponse> => putLeaving(`/api/v1/applications/${id}/my-review`, version, body);

export const sendReview = (api: Api, id: string, version: number, key: string) =>
  answer(
    reviewsSend({
      client: api,
      path: { id },
      headers: { ...ifMatch(version), ...idempotent(key) },
      throwOnError: true,
    }),
  );
