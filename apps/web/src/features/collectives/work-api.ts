import { type Api, answer, ifMatch } from '~/api/client';
import { organisationsRead } from '~/api/generated/visitors.gen';
import {
  collectivesAnswer,
  collectivesAsk,
  collectivesChangeRole,
  collectivesEditAgenda,
  collectivesInvite,
} from '~/api/generated/workspace.gen';
import type { Collective, CollectiveAction, CollectivePlace, CollectiveRole } from './api';

export const findOrganisation = (api: Api, slug: string) =>
  answer(organisationsRead({ client: api, path: { slug }, throwOnError: true }));

export const inviteOrganisation = (
  api: Api,
  id: string,
  body: { organisationId: string; role: CollectiveRole; word: string },
) => answer(collectivesInvite({ client: api, path: { id }, body, throwOnError: true }));

export const askToJoin = (api: Api, id: string, organisationId: string) =>
  answer(collectivesAsk({ client: api, path: { id }, body: { organisationId }, throwOnError: true }));

export const answerPlace = (api: Api, place: CollectivePlace, action: CollectiveAction) =>
  answer(
    collectivesAnswer({
      client: api,
      path: { id: place.collective.id, placeId: place.id },
      body: { action },
      throwOnError: true,
    }),
  );

export const changePlaceRole = (api: Api, place: CollectivePlace, role: CollectiveRole) =>
  answer(
    collectivesChangeRole({
      client: api,
      path: { id: place.collective.id, placeId: place.id },
      body: { role },
      headers: ifMatch(place.version),
      throwOnError: true,
    }),
  );

export const writeAgenda = (api: Api, { id, version }: Collective, agenda: string) =>
  answer(
    collectivesEditAgenda({
      client: api,
      path: { id },
      body: { agenda },
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );
