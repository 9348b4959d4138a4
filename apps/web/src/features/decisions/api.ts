import { queryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type { DecideRequest } from '~/api/generated/types.gen';
import {
  decisionsHold,
  decisionsPromote,
  decisionsRank,
  decisionsRead,
  decisionsRelease,
} from '~/api/generated/workspace.gen';
import { isProblem } from '~/api/problem';

export type {
  DecideRequest,
  DecisionOutcome as Outcome,
  DecisionResponse as Decision,
  RankedApplication,
  RankingResponse as Ranking,
} from '~/api/generated/types.gen';

export const rankingKey = (callId: string) => ['call', callId, 'ranking'] as const;

/** Applications by mean, with what the envelope still holds. */
export const rankingQuery = (api: Api, callId: string) =>
  queryOptions({
    queryKey: rankingKey(callId),
    queryFn: ({ signal }) =>
      answer(decisionsRank({ client: api, path: { callId }, signal, throwOnError: true })),
  });

/** The decision held on an application, or null while there is none. */
export const heldDecisionQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'decision'],
    queryFn: async ({ signal }) => {
      try {
        return await answer(decisionsRead({ client: api, path: { id }, signal, throwOnError: true }));
      } catch (error) {
        if (isProblem(error) && error.status === 404) return null;
        throw error;
      }
    },
  });

/** `version` 0 the first time. */
export const holdDecision = (api: Api, id: string, version: number, body: DecideRequest) =>
  answer(decisionsHold({ client: api, path: { id }, headers: ifMatch(version), body, throwOnError: true }));

export const promote = (api: Api, id: string, version: number, amountCents: number | null) =>
  answer(
    decisionsPromote({
      client: api,
      path: { id },
      headers: ifMatch(version),
      body: { amountCents },
      throwOnError: true,
    }),
  );

export const releaseDecisions = (api: Api, callId: string) =>
  answer(decisionsRelease({ client: api, path: { callId }, throwOnError: true }));
