import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import { collectivesOfOrganisation, collectivesRead } from '~/api/generated/visitors.gen';

export type {
  CollectiveAction,
  CollectivePlaceResponse as CollectivePlace,
  CollectiveResponse as Collective,
  CollectiveRole,
} from '~/api/generated/types.gen';

export const collectiveQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['collective', id],
    queryFn: ({ signal }) =>
      answer(collectivesRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const collectivesOfQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['organisation', id, 'collectives'],
    queryFn: ({ signal }) =>
      answer(collectivesOfOrganisation({ client: api, path: { id }, signal, throwOnError: true })),
  });
