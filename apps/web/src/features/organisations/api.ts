import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import { organisationsRead } from '~/api/generated/visitors.gen';

export type { OrganisationResponse as Organisation } from '~/api/generated/types.gen';

export const organisationQuery = (api: Api, slug: string) =>
  queryOptions({
    queryKey: ['organisation', slug],
    queryFn: ({ signal }) =>
      answer(organisationsRead({ client: api, path: { slug }, signal, throwOnError: true })),
  });
