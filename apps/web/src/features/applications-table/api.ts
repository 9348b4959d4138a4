import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type { ApplicationStatus } from '~/api/generated/types.gen';
import {
  admissionsAdmit,
  admissionsAssignReviewers,
  admissionsRefuse,
  admissionsRequestComplement,
  admissionsShortlist,
  admissionsTable,
  admissionsWaive,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  ApplicationRowResponse as ApplicationRow,
  ApplicationStateResponse as ApplicationState,
  ApplicationStatus,
  ApplicationsSort,
} from '~/api/generated/types.gen';

import type { ApplicationsSort } from '~/api/generated/types.gen';

/** What the address of the table carries. */
export interface TableSearch {
  statut?: ApplicationStatus;
  q?: string;
  tri?: ApplicationsSort;
}

export const tableKey = (callId: string) => ['call', callId, 'applications'] as const;

/** Applications of a call, page after page. */
export const tableQuery = (api: Api, callId: string, { statut, q, tri }: TableSearch) =>
  infiniteQueryOptions({
    queryKey: [...tableKey(callId), { statut, q, tri }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        admissionsTable({
          client: api,
          path: { callId },
          query: {
            ...(statut === undefined ? {} : { status: statut }),
            ...(q === undefined ? {} : { q }),
            ...(tri === undefined ? {} : { sort: tri }),
            ...from(pageParam),
          },
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

/** What every move on one application needs: which one, and the version that was read. */
export interface Moved {
  id: string;
  version: number;
}

const moving = (api: Api, { id, version }: Moved) => ({
  client: api,
  path: { id },
  headers: ifMatch(version),
  throwOnError: true as const,
});

export const admit = (api: Api, one: Moved) => answer(admissionsAdmit(moving(api, one)));

export const refuseAdmission = (api: Api, one: Moved, reason: string) =>
  answer(admissionsRefuse({ ...moving(api, one), body: { reason } }));

export const waive = (api: Api, one: Moved, ruleId: string, reason: string) =>
  answer(admissionsWaive({ ...moving(api, one), body: { ruleId, reason } }));

export const requestComplement = (api: Api, one: Moved, message: string, dueAt: string) =>
  answer(admissionsRequestComplement({ ...moving(api, one), body: { message, dueAt } }));

export const assignReviewers = (api: Api, one: Moved, accountIds: string[]) =>
  answer(admissionsAssignReviewers({ ...moving(api, one), body: { accountIds } }));

export const shortlist = (api: Api, one: Moved) => answer(admissionsShortlist(moving(api, one)));
