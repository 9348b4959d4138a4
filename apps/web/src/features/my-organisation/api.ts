import { queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch } from '~/api/client';
import type { OrganisationProfile } from '~/api/generated/types.gen';
import { organisationsCreate, organisationsTeam, organisationsUpdate } from '~/api/generated/workspace.gen';

export type {
  LegalForm,
  OrganisationKind,
  OrganisationProfile,
  OrganisationResponse as Organisation,
  OrganisationRole,
  OrganisationSort,
  TeamMember,
} from '~/api/generated/types.gen';

export const teamQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['organisation', id, 'team'],
    queryFn: ({ signal }) =>
      answer(organisationsTeam({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const createOrganisation = (api: Api, body: OrganisationProfile, key: string) =>
  answer(organisationsCreate({ client: api, body, headers: idempotent(key), throwOnError: true }));

export const updateOrganisation = (api: Api, id: string, version: number, body: OrganisationProfile) =>
  answer(
    organisationsUpdate({ client: api, path: { id }, body, headers: ifMatch(version), throwOnError: true }),
  );
